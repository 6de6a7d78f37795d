// SPDX-License-Identifier: Apache-2.0
// SHA-512 (FIPS 180-4) and MD5 (RFC 1321) of eight streams at once: many files are hashed several times faster than one by one.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { DIGEST_LANES = 8 };

/// The state of both digests of eight streams.
typedef struct {
    uint64_t sha512[8][DIGEST_LANES];
    uint32_t md5[4][DIGEST_LANES];
} digest_lanes;

/// Whether this is faster than one stream after the other: on processors with wide registers, in optimised builds.
bool digest_lanes_pay(void);

/// Begins a new stream in a lane.
void digest_lanes_begin(digest_lanes *lanes, int lane);

/// Takes `blocks` blocks of 128 bytes from each lane's data. Lanes not in use need readable data too; their state is lost.
void digest_lanes_update(digest_lanes *lanes, const uint8_t *const data[DIGEST_LANES], size_t blocks);

/// Ends the stream of a lane with its last `count` (fewer than 128) bytes; `total` is its length in bytes. Other lanes are kept.
void digest_lanes_end(
    const digest_lanes *lanes, int lane, const uint8_t *tail, size_t count, uint64_t total,
    uint8_t sha512[64], uint8_t md5[16]);
