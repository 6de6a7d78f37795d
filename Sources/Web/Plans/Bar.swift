// SPDX-License-Identifier: Apache-2.0
// Bars drawn as SVG on the server. The numbers always stand beside them; the bars are hidden from screen readers.

/// Horizontal bars.
enum Bar {
    /// Parts of a whole, in order. Classes give the colours.
    static func stacked(_ parts: [(name: String, value: Int)]) -> SafeHTML {
        let total = parts.reduce(0) { $0 &+ max(0, $1.value) }
        var svg =
            "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        svg += "<rect class=\"s-none\" width=\"1000\" height=\"10\"/>"
        var x = 0.0
        for part in parts where part.value > 0 && total > 0 {
            let width = Double(part.value) / Double(total) * 1000
            // A gap of the page's own colour between parts, so that neighbours differ without colour too.
            let visible = max(2, width - 4)
            svg +=
                "<rect class=\"\(part.name)\" x=\"\(rounded(x))\" width=\"\(rounded(visible))\" height=\"10\"/>"
            x += width
        }
        return SafeHTML(trusted: svg + "</svg>")
    }

    /// Used of planned. Where more is used than planned, the bar is full and a mark shows where the plan ends.
    static func used(_ used: Int64, of planned: Int64) -> SafeHTML {
        var svg =
            "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        svg += "<rect class=\"s-none\" width=\"1000\" height=\"10\"/>"
        if used > planned, planned > 0 {
            let mark = Double(planned) / Double(used) * 1000
            svg += "<rect class=\"s-over\" width=\"1000\" height=\"10\"/>"
            svg += "<rect class=\"s-limit\" x=\"\(rounded(mark))\" width=\"6\" height=\"10\"/>"
        } else if used > 0, planned > 0 {
            // Something is visible as soon as something is there.
            let width = max(6, Double(used) / Double(planned) * 1000)
            svg += "<rect class=\"s-used\" width=\"\(rounded(width))\" height=\"10\"/>"
        }
        return SafeHTML(trusted: svg + "</svg>")
    }

    /// One decimal, without a formatter.
    static func rounded(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
