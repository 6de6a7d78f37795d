// SPDX-License-Identifier: Apache-2.0
// Lengths of time in words: a run's seconds, a project's months.

/// Lengths of time as pages show them.
enum Span {
    /// `0.4 s`, `12 s`, `3 min 12 s`, `2 h 5 min`, `3 days 4 h`.
    static func text(seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 0, seconds < 1e12 else { return "–" }
        if seconds < 10 {
            let tenths = Int((seconds * 10).rounded())
            return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
        }
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return pair(whole / 60, "min", whole % 60, "s") }
        if whole < 86_400 { return pair(whole / 3600, "h", whole % 3600 / 60, "min") }
        let days = whole / 86_400
        return pair(days, days == 1 ? "day" : "days", whole % 86_400 / 3600, "h")
    }

    /// `5 months`, `6 years`, `2 years 6 months`.
    static func text(months: Int) -> String {
        let years = months / 12
        let rest = months % 12
        let month = rest == 1 ? "month" : "months"
        if years == 0 { return "\(rest) \(month)" }
        return pair(years, years == 1 ? "year" : "years", rest, month)
    }

    private static func pair(_ large: Int, _ largeUnit: String, _ small: Int, _ smallUnit: String) -> String {
        small == 0 ? "\(large) \(largeUnit)" : "\(large) \(largeUnit) \(small) \(smallUnit)"
    }
}
