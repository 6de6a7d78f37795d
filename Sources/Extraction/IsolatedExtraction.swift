// SPDX-License-Identifier: Apache-2.0
// The child's side of `Isolation`: reads requests from standard input, extracts, answers on standard output.

import Foundation

/// What the hidden command `fairway extract-isolated` does.
package enum IsolatedExtraction {
    /// How much memory the child may take on top of what the program itself has mapped when it starts.
    private static let memory: UInt64 = 512 << 20
    /// Whole seconds of processor time for one file: the last resort when the parent is gone and cannot kill.
    private static let seconds: UInt64 = 2

    /// Serves requests until standard input ends; gives the exit code.
    package static func run(extractors: [any Extractor] = Extractors.all) -> Int32 {
        closeInheritedFiles()
        limitProcess()
        guard answer("ready") else { return 1 }
        while let line = readLine(strippingNewline: true) {
            limitProcessorTime()
            guard answer(json(of: extract(line, extractors))) else { return 1 }
        }
        return 0
    }

    private static func extract(_ line: String, _ extractors: [any Extractor]) -> Extract {
        guard let request = try? JSONDecoder().decode(Isolation.Request.self, from: Data(line.utf8)),
            let extractor = Extractors.named(request.extractor, in: extractors)
        else { return Extract(warnings: ["unknown request"]) }
        do {
            let file = try FileBytes(path: request.path)
            return try extractor.extract(file, format: request.format)
        } catch {
            return Extract(warnings: ["the \(request.extractor) extractor could not read this file: \(error)"]
            )
        }
    }

    private static func json(of extract: Extract) -> String {
        let data = try? JSONEncoder().encode(extract)
        return data.map { String(decoding: $0, as: UTF8.self) }
            ?? #"{"suggestions":[],"warnings":["the file has values that cannot be passed on"]}"#
    }

    private static func answer(_ line: String) -> Bool {
        let bytes = Array((line + "\n").utf8)
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            done += count
        }
        return true
    }

    /// Closes what a careless part of the parent left open; a hostile file has no use for it.
    private static func closeInheritedFiles() {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        for descriptor in open.compactMap({ Int32($0) }) where descriptor > 2 { close(descriptor) }
    }

    private static func limitProcess() {
        limit(__rlimit_resource_t(RLIMIT_CORE.rawValue), to: 0)
        limit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), to: 0)
        limit(__rlimit_resource_t(RLIMIT_AS.rawValue), to: mappedBytes + memory)
    }

    /// RLIMIT_CPU counts from the start of the process, so it moves with each file.
    private static func limitProcessorTime() {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        let used = UInt64(max(0, usage.ru_utime.tv_sec + usage.ru_stime.tv_sec))
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(rlim_t(used + seconds), limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
    }

    private static func limit(_ resource: __rlimit_resource_t, to value: UInt64) {
        var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
        setrlimit(resource, &limit)
    }

    /// Size of this process's address space, the first number of `/proc/self/statm` (proc(5)), in bytes.
    private static var mappedBytes: UInt64 {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let pages = text.split(separator: " ").first.flatMap { UInt64($0) } ?? 0
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
