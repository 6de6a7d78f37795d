// SPDX-License-Identifier: Apache-2.0
// Whether a text is a date and time of RFC 3339, as `created` of an object version must be (E049).

enum InternetTime {
    static func isValid(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        guard let year = digits(4, &rest), take("-", &rest), let month = digits(2, &rest), take("-", &rest),
            let day = digits(2, &rest), take("T", &rest) || take("t", &rest), let hour = digits(2, &rest),
            take(":", &rest), let minute = digits(2, &rest), take(":", &rest), let second = digits(2, &rest)
        else { return false }
        if take(".", &rest) {
            let fraction = rest.prefix { (48...57).contains($0) }
            if fraction.isEmpty { return false }
            rest = rest.dropFirst(fraction.count)
        }
        return (1...12).contains(month) && (1...days(in: month, of: year)).contains(day) && hour < 24
            && minute < 60
            && second <= 60 && zone(&rest) && rest.isEmpty
    }

    private static func zone(_ rest: inout ArraySlice<UInt8>) -> Bool {
        if take("Z", &rest) || take("z", &rest) { return true }
        guard take("+", &rest) || take("-", &rest), let hour = digits(2, &rest), take(":", &rest),
            let minute = digits(2, &rest)
        else { return false }
        return hour < 24 && minute < 60
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func digits(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
        let part = rest.prefix(count)
        guard part.count == count, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest = rest.dropFirst(count)
        return part.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }
}
