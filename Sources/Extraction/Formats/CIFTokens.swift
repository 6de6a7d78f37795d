// SPDX-License-Identifier: Apache-2.0
// The tokens of a Crystallographic Information File, found line by line.

/// Reads the CIF 1.1 syntax (Hall, Allen and Brown 1991; International Tables G, chapter 2.2) as a stream of
/// data items: single ones and the rows of loops. Only values somebody asks for become strings.
struct CIFReader {
    /// Receives what the file holds. Names are in lower case with `.` as `_`, so that items of the core dictionary
    /// (`_cell_length_a`) and of mmCIF (`_cell.length_a`) have one spelling.
    protocol Listener {
        /// Whether the values of `name` are wanted.
        mutating func wants(_ name: String) -> Bool
        mutating func block(_ name: String)
        mutating func value(_ value: ArraySlice<UInt8>, isQuoted: Bool, of name: String)
        mutating func endOfRow()
    }

    /// Text fields longer than this are cut.
    static let longestText = 1 << 20
    /// More columns than any dictionary category has.
    static let mostColumns = 1000

    private(set) var warnings: [String] = []

    private enum State: Equatable {
        case values
        case loopHeader
        case loopBody
    }

    private var state = State.values
    /// Name of a single data item whose value comes next.
    private var pending: String?
    private var columns: [(name: String, isWanted: Bool)] = []
    private var column = 0
    private var textField: [UInt8]?
    private var lineNumber = 0

    /// One line of the file, without its end.
    mutating func read<L: Listener>(_ line: ArraySlice<UInt8>, to listener: inout L) {
        lineNumber &+= 1
        if textField != nil {
            if line.first == UInt8(ascii: ";") {
                let text = textField ?? []
                textField = nil
                value(text[...], isQuoted: true, to: &listener)
                tokens(of: line.dropFirst(), to: &listener)
            } else if let length = textField?.count, length < Self.longestText {
                if length > 0 { textField?.append(0x0A) }
                textField?.append(contentsOf: line.prefix(Self.longestText - length))
            }
        } else if line.first == UInt8(ascii: ";") {
            textField = Array(line.dropFirst().prefix(Self.longestText))
        } else {
            tokens(of: line, to: &listener)
        }
    }

    /// To be called after the last line.
    mutating func finish<L: Listener>(_ listener: inout L) {
        if textField != nil { warn("a text field is not closed") }
        if pending != nil { warn("the last data name has no value") }
        if state == .loopBody, column != 0 { warn("a loop ends in the middle of a row") }
        _ = listener
    }

    private mutating func tokens<L: Listener>(of line: ArraySlice<UInt8>, to listener: inout L) {
        var position = line.startIndex
        while position < line.endIndex {
            let byte = line[position]
            if Self.isSpace(byte) {
                position += 1
            } else if byte == UInt8(ascii: "#") {
                return
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                let (content, next) = quoted(line, from: position)
                value(content, isQuoted: true, to: &listener)
                position = next
            } else {
                let end = line[position...].firstIndex(where: Self.isSpace) ?? line.endIndex
                word(line[position..<end], to: &listener)
                position = end
            }
        }
    }

    /// A quoted string ends at the quote that white space follows: `'a dog's life'` is one string.
    private mutating func quoted(
        _ line: ArraySlice<UInt8>, from start: Int
    ) -> (content: ArraySlice<UInt8>, next: Int) {
        let quote = line[start]
        var position = start + 1
        while position < line.endIndex {
            if line[position] == quote, position + 1 == line.endIndex || Self.isSpace(line[position + 1]) {
                return (line[(start + 1)..<position], position + 1)
            }
            position += 1
        }
        warn("a quoted string is not closed")
        return (line[(start + 1)...], line.endIndex)
    }

    private mutating func word<L: Listener>(_ word: ArraySlice<UInt8>, to listener: inout L) {
        guard let first = word.first else { return }
        if first == UInt8(ascii: "_") {
            name(Self.normalised(word), to: &listener)
        } else if Self.has(word, prefix: "data_") {
            startOver()
            listener.block(String(lenient: word.dropFirst(5)))
        } else if Self.has(word, prefix: "loop_"), word.count == 5 {
            startOver()
            state = .loopHeader
        } else if Self.has(word, prefix: "save_") || Self.has(word, prefix: "global_") {
            startOver()
        } else {
            value(word, isQuoted: false, to: &listener)
        }
    }

    private mutating func startOver() {
        if pending != nil { warn("a data name has no value") }
        if state == .loopBody, column != 0 { warn("a loop ends in the middle of a row") }
        pending = nil
        columns = []
        column = 0
        state = .values
    }

    private mutating func name<L: Listener>(_ name: String, to listener: inout L) {
        if state == .loopHeader {
            if columns.count < Self.mostColumns { columns.append((name, listener.wants(name))) }
        } else {
            startOver()
            pending = name
        }
    }

    private mutating func value<L: Listener>(
        _ value: ArraySlice<UInt8>, isQuoted: Bool, to listener: inout L
    ) {
        switch state {
        case .values:
            guard let name = pending else { return warn("a value without a data name") }
            pending = nil
            if listener.wants(name) {
                listener.value(value, isQuoted: isQuoted, of: name)
                listener.endOfRow()
            }
        case .loopHeader, .loopBody:
            guard !columns.isEmpty else { return warn("a loop without data names") }
            state = .loopBody
            if columns[column].isWanted {
                listener.value(value, isQuoted: isQuoted, of: columns[column].name)
            }
            column += 1
            if column == columns.count {
                column = 0
                listener.endOfRow()
            }
        }
    }

    private mutating func warn(_ text: String) {
        if warnings.count < 5 { warnings.append("line \(lineNumber): \(text)") }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func has(_ word: ArraySlice<UInt8>, prefix: StaticString) -> Bool {
        prefix.withUTF8Buffer { prefix in
            word.count >= prefix.count && zip(word, prefix).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
    }

    private static func normalised(_ word: ArraySlice<UInt8>) -> String {
        String(
            decoding: word.prefix(128).map { byte -> UInt8 in
                switch byte {
                case UInt8(ascii: "."): UInt8(ascii: "_")
                case 65...90: byte | 0x20
                default: byte
                }
            }, as: UTF8.self)
    }
}
