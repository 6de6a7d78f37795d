// SPDX-License-Identifier: Apache-2.0
// A plan's milestones on a line of time, drawn as SVG on the server; the table behind it says the same in words.

/// Draws milestones between a project's start and end.
struct Timeline {
    struct Mark {
        var name: String
        /// `YYYY-MM-DD`.
        var date: String
        var state: MilestoneLine.State
    }

    /// `YYYY-MM-DD`; where nil, the first and last milestone bound the line.
    var start: String?
    var end: String?
    var today: String
    /// The word above today's line.
    var todayLabel = "today"
    var marks: [Mark]

    private static let width = 1000.0
    private static let margin = 20.0

    /// The drawing, or nil when no milestone has a full date.
    var svg: SafeHTML? {
        let placed = marks.compactMap { mark in Timeline.day(mark.date).map { (mark, $0) } }.sorted {
            $0.1 < $1.1
        }
        guard let first = placed.first?.1, let last = placed.last?.1 else { return nil }
        let from = min(start.flatMap(Timeline.day) ?? first, first)
        let to = max(end.flatMap(Timeline.day) ?? last, last, from + 1)
        let scale = Scale(from: from, to: to)
        let lanes = Timeline.lanes(of: placed.map { scale.x($0.1) }, names: placed.map(\.0.name))
        let depth = (lanes.max() ?? 0) + 1
        let axis = Double(depth) * 24 + 34
        let height = axis + 34

        var svg = "<svg viewBox=\"0 0 1000 \(Bar.rounded(height))\" role=\"img\" aria-label=\""
        HTMLText.append(
            placed.map { "\($0.0.name): \(Day($0.0.date).text)" }.joined(separator: "; "), to: &svg)
        svg += "\">"
        svg += years(scale, axis: axis)
        svg += line("axis", scale.x(from), axis, scale.x(to), axis)
        if let now = Timeline.day(today), now >= from, now <= to {
            svg += line("elapsed", scale.x(from), axis, scale.x(now), axis)
            svg += line("today", scale.x(now), 18, scale.x(now), axis + 8)
            svg +=
                "<text class=\"today-label\" x=\"\(Bar.rounded(scale.x(now)))\" y=\"12\" text-anchor=\"middle\">"
            HTMLText.append(todayLabel, to: &svg)
            svg += "</text>"
        }
        for (position, (mark, day)) in placed.enumerated() {
            svg += drawn(mark, x: scale.x(day), lane: lanes[position], axis: axis)
        }
        return SafeHTML(trusted: svg + "</svg>")
    }

    private struct Scale {
        let from: Int
        let to: Int
        func x(_ day: Int) -> Double {
            margin + Double(day - from) / Double(to - from) * (width - 2 * margin)
        }
    }

    private func drawn(_ mark: Mark, x: Double, lane: Int, axis: Double) -> String {
        let y = axis - 16 - Double(lane) * 24
        // Near the right edge the text ends at the mark instead of beginning there.
        let isLate = x + Timeline.textWidth(mark.name) > Timeline.width
        let state =
            switch mark.state {
            case .done: "done"
            case .coming: "coming"
            case .overdue: "overdue"
            }
        var svg = line("stem", x, y - 4, x, axis)
        svg += "<circle class=\"\(state)\" cx=\"\(Bar.rounded(x))\" cy=\"\(Bar.rounded(axis))\" r=\"6\"/>"
        if mark.state == .done {
            let left = Bar.rounded(x - 2.6)
            svg += "<path class=\"tick\" d=\"M\(left) \(Bar.rounded(axis)) l2 2.2 3.2-4\"/>"
        }
        svg += "<text class=\"name\" x=\"\(Bar.rounded(isLate ? x - 5 : x + 5))\" y=\"\(Bar.rounded(y))\""
        svg += isLate ? " text-anchor=\"end\">" : ">"
        HTMLText.append(mark.name, to: &svg)
        return svg + "</text>"
    }

    /// A tick and a label for each first of January, every second or fifth year when there are many.
    private func years(_ scale: Scale, axis: Double) -> String {
        let first = Timeline.year(of: scale.from)
        let last = Timeline.year(of: scale.to)
        let step = last - first > 40 ? 10 : last - first > 16 ? 5 : last - first > 10 ? 2 : 1
        var svg = ""
        for year in first...last where year % step == 0 {
            guard let day = Timeline.day("\(year)-01-01"), day >= scale.from, day <= scale.to else {
                continue
            }
            let x = scale.x(day)
            svg += line("tick", x, axis - 5, x, axis + 5)
            svg += "<text class=\"year\" x=\"\(Bar.rounded(x))\" y=\"\(Bar.rounded(axis + 24))\""
            svg += " text-anchor=\"middle\">\(year)</text>"
        }
        return svg
    }

    private func line(_ name: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        "<line class=\"\(name)\" x1=\"\(Bar.rounded(x1))\" y1=\"\(Bar.rounded(y1))\" "
            + "x2=\"\(Bar.rounded(x2))\" y2=\"\(Bar.rounded(y2))\"/>"
    }

    /// Each name takes the lowest lane that is free at its place.
    private static func lanes(of places: [Double], names: [String]) -> [Int] {
        var ends: [Double] = []
        var lanes: [Int] = []
        for (x, name) in zip(places, names) {
            let length = textWidth(name)
            let begin = x + length > width ? x - length : x
            let lane = ends.firstIndex { $0 + 10 < begin } ?? ends.count
            if lane == ends.count { ends.append(0) }
            ends[lane] = begin + length
            lanes.append(lane)
        }
        return lanes
    }

    /// An estimate for text of 13 pixels; no font is measured on the server.
    private static func textWidth(_ text: String) -> Double { Double(text.count) * 7 + 8 }

    /// Days since 1970-01-01 of `YYYY-MM-DD` (proleptic Gregorian).
    static func day(_ iso: String) -> Int? {
        let parts = iso.prefix(10).split(separator: "-")
        guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
    }

    private static func year(of day: Int) -> Int {
        var year = 1970 + day / 366
        while let next = Timeline.day("\(year + 1)-01-01"), next <= day { year += 1 }
        return year
    }
}
