// SPDX-License-Identifier: Apache-2.0
// Sizes, numbers, dates and lengths of time in words.

import Testing

@testable import Web

@Suite struct FormattingTests {
    @Test(
        arguments: [
            (0, "0 bytes", "0 bytes"), (1, "1 byte", "1 byte"), (999, "999 bytes", "999 bytes"),
            (1_000, "1 kB", "1,000 bytes"), (1_024, "1.02 kB", "1 KiB"), (1_999, "2 kB", "1.95 KiB"),
            (999_499, "999 kB", "976 KiB"), (999_500, "1 MB", "976 KiB"),
            (50_000_000_000, "50 GB", "46.6 GiB"),
            (4_294_967_296, "4.29 GB", "4 GiB"), (15_000_000_000_000, "15 TB", "13.6 TiB"),
            (5_300_000_000_000_000, "5.3 PB", "4.71 PiB"), (Int64.max, "9.22 EB", "8 EiB"),
            (-5, "0 bytes", "0 bytes"),
            (1_048_575, "1.05 MB", "1 MiB"),
        ] as [(Int64, String, String)])
    func writesSizes(_ bytes: Int64, _ decimal: String, _ binary: String) {
        #expect(ByteCount(bytes).text == decimal)
        #expect(ByteCount(bytes).binary == (bytes == 1_000 ? "1000 bytes" : binary))
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_234, "−1,234"),
        (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func groupsDigits(_ number: Int, _ text: String) {
        #expect(Count(number).grouped == text)
    }

    @Test(arguments: [
        ("2028-12-31", "31 December 2028"), ("2028-12", "December 2028"), ("2028", "2028"),
        ("2025-09-01/2026-03-31", "1 September 2025 to 31 March 2026"), ("2025/..", "since 2025"),
        ("../2025-01", "until January 2025"), ("2026-05-14T10:22:31Z", "14 May 2026, 10:22 UTC"),
        ("2026-05-14T10:22:31.5+02:00", "14 May 2026, 10:22 +02:00"), ("2026-13-01", "2026-13-01"),
        ("2026-02-32", "2026-02-32"), ("", ""), ("/", "/"), ("T", "T"), ("-", "-"),
        ("yesterday", "yesterday"),
        ("2026-05-14T", "14 May 2026"), ("12-1", "12-1"), ("20-5-", "20-5-"),
    ])
    func writesDates(_ iso: String, _ text: String) {
        #expect(Day(iso).text == text)
    }

    @Test(arguments: [
        (0.0, "0 s"), (0.42, "0.4 s"), (12.4, "12 s"), (59.6, "1 min"), (192, "3 min 12 s"),
        (7_500, "2 h 5 min"),
        (90_000, "1 day 1 h"), (-1, "–"), (.infinity, "–"), (.nan, "–"),
    ])
    func writesLengthsOfTime(_ seconds: Double, _ text: String) {
        #expect(Span.text(seconds: seconds) == text)
    }

    @Test(arguments: [
        (5, "5 months"), (1, "1 month"), (72, "6 years"), (30, "2 years 6 months"), (13, "1 year 1 month"),
    ])
    func writesMonths(_ months: Int, _ text: String) {
        #expect(Span.text(months: months) == text)
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-21", 20_778), ("1600-03-01", -135_080),
    ])
    func countsDays(_ iso: String, _ day: Int) {
        #expect(Timeline.day(iso) == day)
    }

    @Test(arguments: ["", "2026", "2026-1", "2026-13-01", "0000-01-01", "x-y-z"])
    func countsNoDaysOfWhatIsNoDate(_ iso: String) {
        #expect(Timeline.day(iso) == nil)
    }

    @Test func drawsATimelineThatIsReadAloud() throws {
        let marks: [Timeline.Mark] = [
            .init(name: "A <b>", date: "2025-01-31", state: .done),
            .init(name: "no date", date: "soon", state: .coming),
        ]
        let svg = try #require(
            Timeline(start: nil, end: nil, today: "2026-01-01", marks: marks).svg?.text)
        #expect(svg.contains("aria-label=\"A &lt;b&gt;: 31 January 2025\""))
        #expect(!svg.contains("no date"))
        #expect(Timeline(start: nil, end: nil, today: "x", marks: []).svg == nil)
    }

    @Test func barsShowTheirParts() {
        #expect(Bar.used(0, of: 0).text.contains("s-used") == false)
        #expect(Bar.used(1, of: Int64.max).text.contains("s-used"))
        #expect(Bar.used(Int64.max, of: 1).text.contains("s-over"))
        #expect(Bar.stacked([("a", 1), ("b", 0)]).text.contains("class=\"b\"") == false)
    }
}
