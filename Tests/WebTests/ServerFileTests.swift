// SPDX-License-Identifier: Apache-2.0
// Bytes: ranges, conditions, names, and the archive as other programs read it.

import Foundation
import TestKit
import Testing

@testable import Web

@Suite struct ServerFileTests {
    private func big(_ headers: [String: String] = [:]) async throws -> (ServerSite, ServerAnswer) {
        let site = try await ServerSite.shared.value
        let path = site.filled("/records/{open}/files/big.bin?download=1")
        return (site, try await ask(port: site.port, path, headers: headers))
    }

    private static let content = Data((0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 / 7) })

    @Test func sendsTheWholeFile() async throws {
        let (_, answer) = try await big()
        #expect(answer.status == 200)
        #expect(answer.body == Self.content)
        #expect(answer.header("Accept-Ranges") == "bytes")
        #expect(answer.header("Content-Disposition") == "attachment; filename=\"big.bin\"")
        #expect(answer.header("Repr-Digest")?.hasPrefix("sha-512=:") == true)
        #expect(answer.header("Content-MD5")?.utf8.count == 24)
        #expect(answer.header("Content-Security-Policy")?.contains("sandbox") == true)
    }

    @Test(arguments: [
        ("bytes=0-0", 206, 0..<1), ("bytes=10-19", 206, 10..<20),
        ("bytes=1499990-", 206, 1_499_990..<1_500_000),
        ("bytes=-5", 206, 1_499_995..<1_500_000), ("bytes=-9999999", 206, 0..<1_500_000),
        ("bytes=600000-1200000", 206, 600_000..<1_200_001), ("bytes=5-99999999", 206, 5..<1_500_000),
        ("bytes=9-5", 200, 0..<1_500_000), ("bytes=0-1,5-6", 200, 0..<1_500_000),
        ("lines=1-2", 200, 0..<1_500_000),
        ("bytes=a-b", 200, 0..<1_500_000), ("bytes=-", 200, 0..<1_500_000),
    ])
    func sendsPartsOfAFile(_ range: String, _ status: Int, _ expected: Range<Int>) async throws {
        let (_, answer) = try await big(["Range": range])
        #expect(answer.status == status)
        #expect(answer.body == Self.content[expected])
        if status == 206 {
            #expect(
                answer.header("Content-Range")
                    == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/1500000")
        }
    }

    @Test(arguments: ["bytes=1500000-", "bytes=99999999999999999999-", "bytes=-0"])
    func refusesRangesBehindTheEnd(_ range: String) async throws {
        let (_, answer) = try await big(["Range": range])
        #expect(answer.status == 416)
        #expect(answer.header("Content-Range") == "bytes */1500000")
    }

    @Test func knowsWhatTheClientHas() async throws {
        let (site, first) = try await big()
        let etag = try #require(first.header("ETag"))
        let modified = try #require(first.header("Last-Modified"))
        let path = site.filled("/records/{open}/files/big.bin?download=1")
        for condition in [
            ["If-None-Match": etag], ["If-None-Match": "\"x\", \(etag)"], ["If-Modified-Since": modified],
        ] {
            let answer = try await ask(port: site.port, path, headers: condition)
            #expect(answer.status == 304)
            #expect(answer.header("ETag") == etag)
        }
        let changed = try await ask(
            port: site.port, path, headers: ["Range": "bytes=0-9", "If-Range": "\"other\""])
        #expect(changed.status == 200)
        let same = try await ask(port: site.port, path, headers: ["Range": "bytes=0-9", "If-Range": etag])
        #expect(same.status == 206)
        let wrong = try await ask(port: site.port, path, headers: ["If-Match": "\"other\""])
        #expect(wrong.status == 412)
    }

    @Test func sendsAnEmptyFile() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(port: site.port, site.filled("/records/{open}/files/empty.dat?download=1"))
        #expect(answer.status == 200)
        #expect(answer.body.isEmpty)
        #expect(answer.header("Content-Length") == "0")
    }

    @Test func namesDownloadsInAnyScript() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(
            port: site.port, site.filled("/records/{open}/files/tables/na%C3%AFve.csv?download=1"))
        #expect(
            answer.header("Content-Disposition")
                == "attachment; filename=\"na_ve.csv\"; filename*=UTF-8''na%C3%AFve.csv")
    }

    @Test func theArchiveIsReadByOthers() async throws {
        let site = try await ServerSite.shared.value
        let answer = try await ask(port: site.port, site.filled("/records/{open}/files-archive"))
        #expect(answer.status == 200)
        #expect(answer.header("Content-Length") == String(answer.body.count))
        let file = site.data.appendingPathComponent("archive-\(UUID().uuidString).zip")
        try answer.body.write(to: file)
        let check = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                assert archive.testzip() is None
                print("\\n".join(sorted(f"{i.filename.split('/', 1)[1]} {i.file_size}" for i in archive.infolist())))
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", check, file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(
            told.split(separator: "\n").map(String.init) == [
                "big.bin 1500000", "empty.dat 0", "evil.html 39", "read me.txt 21", "tables/naïve.csv 27",
            ])
    }
}

@Suite struct ZipTests {
    @Test(arguments: [Int64(0), 1, 0xFFFF_FFFE, 0xFFFF_FFFF, 1 << 40])
    func theLayoutIsAsLongAsWhatIsWritten(_ size: Int64) {
        var layout = ZipLayout()
        var written: Int64 = 0
        var directory: Int64 = 0
        for index in 0..<3 {
            let file = FileEntryForZip.entry("f\(index)", size: size)
            let entry = ZipEntry(file, in: "r", at: layout.offset, moment: ZipMoment("2026-11-21T10:00:00Z"))
            #expect(layout.offset == written)
            written += Int64(entry.localHeader.count) + size + Int64(entry.dataDescriptor(1).count)
            directory += Int64(entry.centralHeader(1).count)
            layout.add(nameLength: entry.name.count, size: size)
        }
        #expect(layout.length == written + directory + Int64(layout.end.count))
    }

    @Test func manyFilesNeedZip64() {
        var layout = ZipLayout()
        for _ in 0..<70_000 { layout.add(nameLength: 4, size: 0) }
        #expect(layout.end.count == 56 + 20 + 22)
    }

    @Test(arguments: [("", 0), ("123456789", 0xCBF4_3926), ("a", 0xE8B7_BE43)] as [(String, UInt32)])
    func checksumIsTheKnownOne(_ text: String, _ expected: UInt32) {
        var checksum = CRC32()
        Array(text.utf8).withUnsafeBytes { checksum.update($0) }
        #expect(checksum.value == expected)
    }
}
