// SPDX-License-Identifier: Apache-2.0
// Programs that are not ours, run as judges of what we write.

import Dispatch
import Foundation

/// A program found in the test environment's Python tools or on the path.
package struct ExternalTool: Sendable {
    package let url: URL

    /// What a run left behind.
    package struct Outcome: Sendable {
        package var status: Int32
        package var output: String
        package var errors: String
        package var timedOut: Bool

        package var succeeded: Bool { status == 0 && !timedOut }
        /// Everything the program said, for a failing test's message.
        package var transcript: String { output + errors }
    }

    /// Looks in `$FAIRWAY_VENV/bin`, then `.venv/bin` of the project, then the `PATH`; nil where it is nowhere.
    package static func named(_ name: String) -> ExternalTool? {
        let environment = ProcessInfo.processInfo.environment
        var folders: [URL] = []
        if let venv = environment["FAIRWAY_VENV"] {
            folders.append(URL(fileURLWithPath: venv).appendingPathComponent("bin"))
        }
        folders.append(Project.root.appendingPathComponent(".venv/bin"))
        folders += (environment["PATH"] ?? "").split(separator: ":").map { URL(fileURLWithPath: String($0)) }
        return folders.map { $0.appendingPathComponent(name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
            .map { ExternalTool(url: $0) }
    }

    package static func isThere(_ name: String) -> Bool { named(name) != nil }

    /// A Python that can import `module`; nil where there is none.
    package static func python(with module: String) -> ExternalTool? {
        guard let python = named("python3") ?? named("python"),
            let outcome = try? python.run(["-c", "import \(module)"], timeout: 20), outcome.succeeded
        else { return nil }
        return python
    }

    /// Runs the program and waits for it, at most `timeout` seconds; then it is ended.
    package func run(
        _ arguments: [String], input: Data? = nil, in directory: URL? = nil, timeout: TimeInterval = 60
    ) throws -> Outcome {
        // Files instead of pipes: a program that writes much can never block on a reader that waits for its end.
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        func file(_ name: String, _ content: Data) throws -> URL {
            let url = scratch.appendingPathComponent(name)
            try content.write(to: url)
            return url
        }
        let inputFile = try file("in", input ?? Data())
        let outputFile = try file("out", Data())
        let errorFile = try file("err", Data())

        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = directory
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        let finished = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in finished.signal() }
        try process.run()
        let timedOut = finished.wait(timeout: .now() + timeout) == .timedOut
        if timedOut {
            process.terminate()
            finished.wait()
        }
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self),
            timedOut: timedOut)
    }
}

/// A folder that is there for one test and gone after it.
package enum Scratch {
    package static func withFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fairway-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(url)
    }

    package static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fairway-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try await body(url)
    }
}
