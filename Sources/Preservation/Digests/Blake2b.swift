// SPDX-License-Identifier: Apache-2.0
// BLAKE2b without a key (RFC 7693), which OCFL fixity blocks may use and swift-crypto does not have.

struct Blake2b: Sendable {
    private var state: [UInt64]
    private var buffer: [UInt8] = []
    private var total: UInt64 = 0
    private let outputBytes: Int

    /// - Parameter outputBytes: length of the digest, 1 to 64.
    init(outputBytes: Int) {
        self.outputBytes = outputBytes
        state = Self.initial
        state[0] ^= 0x0101_0000 ^ UInt64(outputBytes)
        buffer.reserveCapacity(128)
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes[...]
        while !rest.isEmpty {
            // The last block is compressed in finalize, with the final flag: a full buffer waits for more bytes.
            if buffer.count == 128 {
                total &+= 128
                compress(buffer, last: false)
                buffer.removeAll(keepingCapacity: true)
            }
            let part = rest.prefix(128 - buffer.count)
            buffer.append(contentsOf: part)
            rest = rest.dropFirst(part.count)
        }
    }

    func finalize() -> [UInt8] {
        var copy = self
        copy.total &+= UInt64(buffer.count)
        copy.compress(buffer + [UInt8](repeating: 0, count: 128 - buffer.count), last: true)
        let bytes = copy.state.flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
        }
        return Array(bytes.prefix(outputBytes))
    }

    private mutating func compress(_ block: [UInt8], last: Bool) {
        let words = (0..<16).map { index in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(block[index * 8 + $1]) << (8 * UInt64($1)) }
        }
        var v = state + Self.initial
        v[12] ^= total
        if last { v[14] = ~v[14] }
        for round in 0..<12 {
            let order = Self.permutations[round % 10]
            for (index, column) in Self.mixes.enumerated() {
                Self.mix(&v, column, words[order[2 * index]], words[order[2 * index + 1]])
            }
        }
        for index in 0..<8 { state[index] ^= v[index] ^ v[index + 8] }
    }

    private static func mix(
        _ v: inout [UInt64], _ at: (a: Int, b: Int, c: Int, d: Int), _ x: UInt64, _ y: UInt64
    ) {
        v[at.a] = v[at.a] &+ v[at.b] &+ x
        v[at.d] = rotateRight(v[at.d] ^ v[at.a], 32)
        v[at.c] = v[at.c] &+ v[at.d]
        v[at.b] = rotateRight(v[at.b] ^ v[at.c], 24)
        v[at.a] = v[at.a] &+ v[at.b] &+ y
        v[at.d] = rotateRight(v[at.d] ^ v[at.a], 16)
        v[at.c] = v[at.c] &+ v[at.d]
        v[at.b] = rotateRight(v[at.b] ^ v[at.c], 63)
    }

    private static func rotateRight(_ word: UInt64, _ bits: UInt64) -> UInt64 {
        word >> bits | word << (64 - bits)
    }

    private static let mixes: [(a: Int, b: Int, c: Int, d: Int)] = [
        (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
        (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
    ]

    private static let initial: [UInt64] = [
        0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
        0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
    ]

    private static let permutations: [[Int]] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ]
}
