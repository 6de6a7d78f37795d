# SPDX-License-Identifier: Apache-2.0
"""Writes GROMACS XTC trajectories: the portable format's large-coordinate coding, without its run-length refinement.

Every reader of the format reads it (xdr3dfcoord of the GROMACS xdrfile library); the files are about a third larger than GROMACS writes them.
"""
import struct

MAGIC = 1995
PRECISION = 1000.0  # three decimals of a nanometre
FIRST_SMALL_INDEX = 9


class Bits:
    """A stream of bits, the most significant first."""

    def __init__(self):
        self.value, self.count = 0, 0

    def append(self, bits, number):
        self.value = (self.value << bits) | number
        self.count += bits

    def to_bytes(self):
        padding = -self.count % 8
        return (self.value << padding).to_bytes((self.count + padding) // 8, "big")


def frame(step, time, box, coordinates):
    """One frame: time in ps, box a 3 × 3 matrix and coordinates n × 3, both in nm."""
    integers = [[round(float(value) * PRECISION) for value in atom] for atom in coordinates]
    low = [min(axis) for axis in zip(*integers)]
    high = [max(axis) for axis in zip(*integers)]
    sizes = [upper - lower + 1 for lower, upper in zip(low, high)]
    bits_per_atom = (sizes[0] * sizes[1] * sizes[2]).bit_length()

    stream = Bits()
    for atom in integers:
        x, y, z = (value - lower for value, lower in zip(atom, low))
        number = (x * sizes[1] + y) * sizes[2] + z
        left = bits_per_atom
        while left > 8:  # bytes of the mixed-radix number, the least significant first
            stream.append(8, number & 0xFF)
            number >>= 8
            left -= 8
        stream.append(left, number)
        stream.append(1, 0)  # "no run of small differences follows"

    packed = stream.to_bytes()
    count = len(integers)
    return b"".join([
        struct.pack(">iiif", MAGIC, count, step, time),
        struct.pack(">9f", *[value for row in box for value in row]),
        struct.pack(">if3i3i", count, PRECISION, *low, *high),
        struct.pack(">ii", FIRST_SMALL_INDEX, len(packed)),
        packed + b"\0" * (-len(packed) % 4),
    ])
