// SPDX-License-Identifier: Apache-2.0
// Numbers of things: digits in groups of three, and whether the noun behind them is singular.

/// A number of things. In a template `{{n.records total}}` writes it with its noun: `1 record`, `1,204 records`.
struct Count: PageModel, Hashable, ExpressibleByIntegerLiteral {
    let number: Int

    init(_ number: Int) { self.number = number }
    init(integerLiteral value: Int) { number = value }

    var grouped: String {
        let digits = String(number.magnitude).utf8
        var result = number < 0 ? "−" : ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position) % 3 == 0 { result += "," }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result
    }
    var isOne: Bool { number == 1 }
    var isZero: Bool { number == 0 }
}

// What templates ask for, by name.

extension Count {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "grouped": grouped.part
        case "isOne": isOne.part
        case "isZero": isZero.part
        default: nil
        }
    }
}
