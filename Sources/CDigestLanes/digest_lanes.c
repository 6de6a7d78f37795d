// SPDX-License-Identifier: Apache-2.0
// SHA-512 and MD5 of eight streams at once, one stream in each lane of the vector registers.
#include "CDigestLanes.h"
#include <string.h>

typedef uint64_t wide __attribute__((vector_size(64)));
typedef uint32_t narrow __attribute__((vector_size(32)));

static const uint64_t sha512_initial[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

static const uint64_t sha512_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static const uint32_t md5_initial[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};

static const uint32_t md5_constants[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};

#define INLINE static inline __attribute__((always_inline))

INLINE uint64_t big_endian(const uint8_t *bytes) {
    uint64_t word;
    memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

INLINE uint32_t little_endian(const uint8_t *bytes) {
    uint32_t word;
    memcpy(&word, bytes, 4);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap32(word);
#endif
    return word;
}

#define ROTATE_RIGHT(x, n) (((x) >> (n)) | ((x) << (64 - (n))))
#define ROTATE_LEFT(x, n) (((x) << (n)) | ((x) >> (32 - (n))))

// FIPS 180-4, section 6.4.2. The schedule is a ring of 16 words.
#define SHA512_ROUND(a, b, c, d, e, f, g, h, t) \
    do { \
        if ((t) >= 16) { \
            wide w15 = w[((t) - 15) & 15], w2 = w[((t) - 2) & 15]; \
            w[(t) & 15] += w[((t) - 7) & 15] + \
                (ROTATE_RIGHT(w15, 1) ^ ROTATE_RIGHT(w15, 8) ^ (w15 >> 7)) + \
                (ROTATE_RIGHT(w2, 19) ^ ROTATE_RIGHT(w2, 61) ^ (w2 >> 6)); \
        } \
        wide sum = h + (ROTATE_RIGHT(e, 14) ^ ROTATE_RIGHT(e, 18) ^ ROTATE_RIGHT(e, 41)) + \
            ((e & f) ^ (~e & g)) + sha512_constants[t] + w[(t) & 15]; \
        d += sum; \
        h = sum + (ROTATE_RIGHT(a, 28) ^ ROTATE_RIGHT(a, 34) ^ ROTATE_RIGHT(a, 39)) + \
            ((a & b) | (c & (a | b))); \
    } while (0)

INLINE void sha512_lanes(uint64_t state[8][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    wide s[8];
    memcpy(s, state, sizeof s);
    for (size_t block = 0; block < blocks; block++) {
        wide w[16];
        for (int t = 0; t < 16; t++) {
            size_t at = block * 128 + 8 * (size_t)t;
            w[t] = (wide){
                big_endian(data[0] + at), big_endian(data[1] + at), big_endian(data[2] + at), big_endian(data[3] + at),
                big_endian(data[4] + at), big_endian(data[5] + at), big_endian(data[6] + at), big_endian(data[7] + at)};
        }
        wide a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
#pragma clang loop unroll(full)
        for (int t = 0; t < 80; t += 8) {
            SHA512_ROUND(a, b, c, d, e, f, g, h, t);
            SHA512_ROUND(h, a, b, c, d, e, f, g, t + 1);
            SHA512_ROUND(g, h, a, b, c, d, e, f, t + 2);
            SHA512_ROUND(f, g, h, a, b, c, d, e, t + 3);
            SHA512_ROUND(e, f, g, h, a, b, c, d, t + 4);
            SHA512_ROUND(d, e, f, g, h, a, b, c, t + 5);
            SHA512_ROUND(c, d, e, f, g, h, a, b, t + 6);
            SHA512_ROUND(b, c, d, e, f, g, h, a, t + 7);
        }
        s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
    }
    memcpy(state, s, sizeof s);
}

// RFC 1321, section 3.4.
#define MD5_ROUND(function, a, b, c, d, word, t, turn) \
    do { \
        narrow sum = a + (function) + w[word] + md5_constants[t]; \
        a = b + ROTATE_LEFT(sum, turn); \
    } while (0)

INLINE void md5_lanes(uint32_t state[4][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    narrow s[4];
    memcpy(s, state, sizeof s);
    for (size_t block = 0; block < blocks; block++) {
        narrow w[16];
        for (int t = 0; t < 16; t++) {
            size_t at = block * 64 + 4 * (size_t)t;
            w[t] = (narrow){
                little_endian(data[0] + at), little_endian(data[1] + at), little_endian(data[2] + at),
                little_endian(data[3] + at), little_endian(data[4] + at), little_endian(data[5] + at),
                little_endian(data[6] + at), little_endian(data[7] + at)};
        }
        narrow a = s[0], b = s[1], c = s[2], d = s[3];
#pragma clang loop unroll(full)
        for (int t = 0; t < 16; t += 4) {
            MD5_ROUND((b & c) | (~b & d), a, b, c, d, t, t, 7);
            MD5_ROUND((a & b) | (~a & c), d, a, b, c, t + 1, t + 1, 12);
            MD5_ROUND((d & a) | (~d & b), c, d, a, b, t + 2, t + 2, 17);
            MD5_ROUND((c & d) | (~c & a), b, c, d, a, t + 3, t + 3, 22);
        }
#pragma clang loop unroll(full)
        for (int t = 16; t < 32; t += 4) {
            MD5_ROUND((b & d) | (c & ~d), a, b, c, d, (5 * t + 1) & 15, t, 5);
            MD5_ROUND((a & c) | (b & ~c), d, a, b, c, (5 * t + 6) & 15, t + 1, 9);
            MD5_ROUND((d & b) | (a & ~b), c, d, a, b, (5 * t + 11) & 15, t + 2, 14);
            MD5_ROUND((c & a) | (d & ~a), b, c, d, a, (5 * t + 16) & 15, t + 3, 20);
        }
#pragma clang loop unroll(full)
        for (int t = 32; t < 48; t += 4) {
            MD5_ROUND(b ^ c ^ d, a, b, c, d, (3 * t + 5) & 15, t, 4);
            MD5_ROUND(a ^ b ^ c, d, a, b, c, (3 * t + 8) & 15, t + 1, 11);
            MD5_ROUND(d ^ a ^ b, c, d, a, b, (3 * t + 11) & 15, t + 2, 16);
            MD5_ROUND(c ^ d ^ a, b, c, d, a, (3 * t + 14) & 15, t + 3, 23);
        }
#pragma clang loop unroll(full)
        for (int t = 48; t < 64; t += 4) {
            MD5_ROUND(c ^ (b | ~d), a, b, c, d, (7 * t) & 15, t, 6);
            MD5_ROUND(b ^ (a | ~c), d, a, b, c, (7 * t + 7) & 15, t + 1, 10);
            MD5_ROUND(a ^ (d | ~b), c, d, a, b, (7 * t + 14) & 15, t + 2, 15);
            MD5_ROUND(d ^ (c | ~a), b, c, d, a, (7 * t + 21) & 15, t + 3, 21);
        }
        s[0] += a; s[1] += b; s[2] += c; s[3] += d;
    }
    memcpy(state, s, sizeof s);
}

// The same code for the widest registers that the processor has.
#if defined(__x86_64__)
#define VARIANT(name, features) \
    __attribute__((target(features))) static void sha512_##name( \
        uint64_t state[8][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) { \
        sha512_lanes(state, data, blocks); \
    } \
    __attribute__((target(features))) static void md5_##name( \
        uint32_t state[4][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) { \
        md5_lanes(state, data, blocks); \
    }
VARIANT(avx512, "avx512f,avx512vl,avx512bw,avx512dq,avx2,bmi2")
VARIANT(avx2, "avx2,bmi2")

static int width(void) {
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")) return 512;
    return __builtin_cpu_supports("avx2") ? 256 : 128;
}

static void sha512_blocks(
    uint64_t state[8][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    switch (width()) {
    case 512: sha512_avx512(state, data, blocks); break;
    case 256: sha512_avx2(state, data, blocks); break;
    default: sha512_lanes(state, data, blocks);
    }
}

static void md5_blocks(
    uint32_t state[4][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    switch (width()) {
    case 512: md5_avx512(state, data, blocks); break;
    case 256: md5_avx2(state, data, blocks); break;
    default: md5_lanes(state, data, blocks);
    }
}
#else
static int width(void) { return 128; }

static void sha512_blocks(
    uint64_t state[8][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    sha512_lanes(state, data, blocks);
}

static void md5_blocks(
    uint32_t state[4][DIGEST_LANES], const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    md5_lanes(state, data, blocks);
}
#endif

bool digest_lanes_pay(void) {
#if defined(__OPTIMIZE__)
    return width() >= 256;
#else
    return false;
#endif
}

void digest_lanes_begin(digest_lanes *lanes, int lane) {
    for (int word = 0; word < 8; word++) lanes->sha512[word][lane] = sha512_initial[word];
    for (int word = 0; word < 4; word++) lanes->md5[word][lane] = md5_initial[word];
}

void digest_lanes_update(digest_lanes *lanes, const uint8_t *const data[DIGEST_LANES], size_t blocks) {
    sha512_blocks(lanes->sha512, data, blocks);
    md5_blocks(lanes->md5, data, 2 * blocks);
}

// Padding of both algorithms: a one bit, zeros, and the length in bits at the end of a block.
static size_t pad(uint8_t *out, const uint8_t *tail, size_t count, size_t block, size_t length_bytes) {
    memcpy(out, tail, count);
    out[count] = 0x80;
    size_t size = (count + 1 + length_bytes + block - 1) / block * block;
    memset(out + count + 1, 0, size - count - 1);
    return size;
}

void digest_lanes_end(
    const digest_lanes *lanes, int lane, const uint8_t *tail, size_t count, uint64_t total,
    uint8_t sha512[64], uint8_t md5[16]) {
    digest_lanes last = *lanes;
    uint8_t padded[256];
    const uint8_t *data[DIGEST_LANES];
    for (int other = 0; other < DIGEST_LANES; other++) data[other] = padded;

    size_t size = pad(padded, tail, count, 128, 16);
    for (int byte = 0; byte < 8; byte++) padded[size - 1 - (size_t)byte] = (uint8_t)((total << 3) >> (8 * byte));
    padded[size - 9] = (uint8_t)(total >> 61);
    sha512_blocks(last.sha512, data, size / 128);

    size = pad(padded, tail, count, 64, 8);
    for (int byte = 0; byte < 8; byte++) padded[size - 8 + (size_t)byte] = (uint8_t)((total << 3) >> (8 * byte));
    md5_blocks(last.md5, data, size / 64);

    for (int byte = 0; byte < 64; byte++) sha512[byte] = (uint8_t)(last.sha512[byte / 8][lane] >> (56 - 8 * (byte % 8)));
    for (int byte = 0; byte < 16; byte++) md5[byte] = (uint8_t)(last.md5[byte / 4][lane] >> (8 * (byte % 4)));
}
