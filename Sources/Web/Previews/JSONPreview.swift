// SPDX-License-Identifier: Apache-2.0
// JSON made readable: indented as it is read, without building a tree, so that any size and depth is harmless.

/// Indents JSON. What is not JSON is shown as it is.
enum JSONPreview {
    static func preview(_ text: String, isWhole: Bool) -> PreviewResult {
        let bytes = Array(text.utf8.prefix(PreviewLimits.bytes))
        var printer = Printer(bytes: bytes)
        printer.run()
        let isCut = !isWhole || bytes.count < text.utf8.count || printer.read < bytes.count
        let note = isCut ? "The first \(ByteCount(Int64(printer.read)).binary)." : nil
        return PreviewResult(content: .text(String(decoding: printer.result, as: UTF8.self)), note: note)
    }

    private struct Printer {
        let bytes: [UInt8]
        var result: [UInt8] = []
        var depth = 0
        /// How far the text was read.
        var read = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func run() {
            result.reserveCapacity(bytes.count * 2)
            var index = 0
            defer { read = min(index, bytes.count) }
            // Deep nesting makes much indentation of little text: the result has a limit too.
            while index < bytes.count, result.count < 8 * PreviewLimits.bytes {
                let byte = bytes[index]
                switch byte {
                case UInt8(ascii: "\""):
                    let end = endOfString(from: index)
                    result.append(contentsOf: bytes[index..<end])
                    index = end
                    continue
                case UInt8(ascii: "{"), UInt8(ascii: "["):
                    if let end = emptyEnd(after: index) {
                        result.append(byte)
                        result.append(bytes[end])
                        index = end
                    } else {
                        result.append(byte)
                        depth += 1
                        newLine()
                    }
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth = max(0, depth - 1)
                    newLine()
                    result.append(byte)
                case UInt8(ascii: ","):
                    result.append(byte)
                    newLine()
                case UInt8(ascii: ":"):
                    result.append(contentsOf: ": ".utf8)
                case 0x20, 0x09, 0x0A, 0x0D:
                    break
                default:
                    result.append(byte)
                }
                index += 1
            }
        }

        /// Indentation stops growing at a depth that nobody reads, so that `[[[[…` stays small.
        private mutating func newLine() {
            result.append(UInt8(ascii: "\n"))
            result.append(contentsOf: repeatElement(0x20, count: 2 * min(depth, PreviewLimits.depth)))
        }

        private func endOfString(from start: Int) -> Int {
            var index = start + 1
            while index < bytes.count {
                if bytes[index] == UInt8(ascii: "\\") {
                    index += 2
                } else if bytes[index] == UInt8(ascii: "\"") {
                    return index + 1
                } else {
                    index += 1
                }
            }
            return bytes.count
        }

        /// Where an empty object or array ends; it stays on its line.
        private func emptyEnd(after start: Int) -> Int? {
            var index = start + 1
            while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
            guard index < bytes.count else { return nil }
            let close = bytes[start] == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]")
            return bytes[index] == close ? index : nil
        }
    }
}
