// SPDX-License-Identifier: Apache-2.0
// GROMACS XTC trajectories: frames counted from their headers, without unpacking a coordinate.

import Metadata

/// Reads XTC files (GROMACS `xdrfile_xtc`): big-endian XDR, each frame with its own header and length.
struct XTC: Extractor {
    let name = "xtc"
    let version = 1
    /// How long frames are walked; of a longer trajectory the number of frames is estimated.
    var timeLimit: Duration = .milliseconds(300)

    /// Magic numbers: 1995, and 2023 for systems whose packed frame may exceed 2 GiB.
    static let magics = [1995, 2023]
    /// Longest frame header, with the byte count of magic 2023.
    fileprivate static let headerLength = 96

    func recognises(_ file: FileHead) -> FileFormat? {
        guard let frame = XTCFrame(file.bytes), frame.atoms > 0, frame.time.isFinite else { return nil }
        guard frame.atoms == frame.coordinates, frame.box.allSatisfy({ $0.isFinite }) else { return nil }
        return FileFormat(mediaType: "application/x-xtc", name: "GROMACS XTC trajectory")
    }

    func extract(_ file: FileBytes, format: FileFormat) -> Extract {
        guard let first = XTCFrame(file.read(at: 0, count: Self.headerLength)) else {
            return Extract(warnings: ["the first frame is damaged"])
        }
        var extract = Extract()
        var walk = XTCWalk(first)
        walk.run(over: file, until: .now + timeLimit)
        extract.warnings += walk.warnings
        extract.suggest(.property(Property("atoms", "\(first.atoms)")), at: "frame 1, bytes 4-8")
        suggest(walk, to: &extract)
        let box = first.box.map { Wording.number($0) }.joined(separator: " ")
        if first.box.contains(where: { $0 != 0 }) {
            extract.suggest(.property(Property("box vectors", box, unit: "nm")), at: "frame 1, bytes 16-52")
        }
        if let precision = first.precision, precision > 0, precision.isFinite {
            extract.suggest(
                .property(Property("coordinate precision", Wording.rounded(1 / precision), unit: "nm")),
                at: "frame 1, bytes 56-60")
        }
        extract.suggest(.property(Property("first step", "\(first.step)")), at: "frame 1, bytes 8-12")
        return extract
    }

    private func suggest(_ walk: XTCWalk, to extract: inout Extract) {
        if let estimate = walk.estimatedFrames {
            extract.suggest(
                .property(Property("frames", "about \(estimate)")), at: "headers of \(walk.frames) frames",
                confidence: 0.5)
        } else {
            extract.suggest(.property(Property("frames", "\(walk.frames)")), at: "frame headers")
        }
        extract.suggest(
            .property(Property("start time", Wording.rounded(walk.first.time), unit: "ps")),
            at: "frame 1, bytes 12-16")
        extract.suggest(
            .property(Property("end time", Wording.rounded(walk.last.time), unit: "ps")),
            at: "header of the last frame")
        if let interval = walk.interval {
            extract.suggest(
                .property(Property("time between frames", Wording.rounded(interval), unit: "ps")),
                at: "frame headers")
        }
    }
}

/// The header of one frame.
struct XTCFrame {
    let magic: Int
    let atoms: Int
    let step: Int
    /// In picoseconds.
    let time: Float
    /// Three box vectors in nanometres.
    let box: [Float]
    /// The number of atoms again, before the coordinates.
    let coordinates: Int
    /// Coordinates are rounded to 1/precision nanometres; nil in small systems, which are not packed.
    let precision: Float?
    /// Bytes from this frame's beginning to the next one.
    let length: Int64

    /// Nil when the bytes are not the beginning of a frame.
    init?(_ bytes: [UInt8]) {
        let fields = BinaryFields(bytes, isBigEndian: true)
        guard let magic = fields.int32(at: 0), XTC.magics.contains(magic), let atoms = fields.int32(at: 4),
            atoms >= 0,
            let step = fields.int32(at: 8), let time = fields.float(at: 12),
            let coordinates = fields.int32(at: 52), coordinates >= 0
        else { return nil }
        let box = (0..<9).compactMap { fields.float(at: 16 + 4 * $0) }
        // Up to 9 atoms are stored as plain floats; else precision, 3 + 3 limits, an index and the number of packed bytes.
        if coordinates <= 9 {
            precision = nil
            length = 56 + 12 * Int64(coordinates)
        } else {
            let isLong = magic == 2023
            guard let count = isLong ? fields.int64(at: 88) : fields.int32(at: 88), count >= 0,
                count < 1 << 50
            else {
                return nil
            }
            precision = fields.float(at: 56)
            length = 88 + (isLong ? 8 : 4) + (Int64(count) + 3) / 4 * 4
        }
        self.magic = magic
        self.atoms = atoms
        self.step = step
        self.time = time
        self.box = box
        self.coordinates = coordinates
    }
}

/// A walk from frame to frame, which stops at the end of the file or of its time.
private struct XTCWalk {
    let first: XTCFrame
    private(set) var last: XTCFrame
    private(set) var frames = 0
    /// The number of frames where the walk was not finished, from the mean length of those walked.
    private(set) var estimatedFrames: Int64?
    /// Time between frames where it is the same between all of them.
    private(set) var interval: Float?
    private(set) var warnings: [String] = []
    private var isEven = true

    init(_ first: XTCFrame) {
        self.first = first
        self.last = first
    }

    mutating func run(over file: FileBytes, until deadline: ContinuousClock.Instant) {
        var offset: Int64 = 0
        while offset < file.size {
            if frames > 0, frames.isMultiple(of: 256), ContinuousClock.now > deadline {
                return estimate(file, walked: offset)
            }
            guard let frame = XTCFrame(file.read(at: offset, count: XTC.headerLength)) else {
                if file.isExhausted, frames > 0 { return estimate(file, walked: offset) }
                warnings.append("no frame where one should begin, at byte \(offset): counted up to there")
                return
            }
            guard frame.length <= file.size - offset else {
                warnings.append("the last frame, at byte \(offset), is cut off and not counted")
                return
            }
            if frame.atoms != first.atoms, warnings.isEmpty {
                warnings.append("frame \(frames + 1) has \(frame.atoms) atoms, the first \(first.atoms)")
            }
            follow(frame)
            offset += frame.length
        }
    }

    private mutating func follow(_ frame: XTCFrame) {
        frames += 1
        if frames > 1 {
            let step = frame.time - last.time
            if let interval, abs(step - interval) > max(0.001, abs(frame.time) * 1e-5) { isEven = false }
            if interval == nil { interval = step }
            if !isEven || !step.isFinite { interval = nil }
        }
        last = frame
    }

    /// The end time comes from the last header in the file, found by its magic and number of atoms.
    private mutating func estimate(_ file: FileBytes, walked: Int64) {
        let mean = max(1, walked / Int64(max(1, frames)))
        estimatedFrames = file.size / mean
        warnings.append(
            "the number of frames is estimated from the first \(frames): the file is too long to walk in time"
        )
        let count = Int(clamping: min(file.size, min(4 * mean + 1024, Int64(FileBytes.longestRead))))
        let tail = file.read(at: file.size - Int64(count), count: count)
        var at = tail.count - XTC.headerLength
        while at >= 0 {
            if tail[at] == 0, tail[at + 1] == 0, tail[at + 2] == 7,
                let frame = XTCFrame(Array(tail[at..<(at + XTC.headerLength)])), frame.atoms == first.atoms,
                frame.length == Int64(tail.count - at)
            {
                last = frame
                return
            }
            at -= 1
        }
    }
}
