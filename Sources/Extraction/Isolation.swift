// SPDX-License-Identifier: Apache-2.0
// Runs extractors in child processes, so that a hostile file can crash, hang or fill only those.

import Foundation
import Synchronization

/// A pool of child processes that extract one file after another; see ``IsolatedExtraction`` for their side.
///
/// One child serves many files over a socket, one JSON line for a request and one for the answer, and is replaced after
/// a crash, a time-out or ``filesPerChild`` files. Children are made when they are needed: as many as there are callers at
/// the same time.
package final class Isolation: Sendable {
    /// When a child is killed.
    package struct Limits: Sendable {
        /// Processor time for one file.
        package var cpu: Duration = .milliseconds(500)
        /// Time for one file on the clock; longer than `cpu` because a good file on a busy machine must not be given up.
        package var wall: Duration = .seconds(5)
        /// Time on the clock for the start of a child.
        package var start: Duration = .seconds(20)

        package init() {}
    }

    /// What is sent to a child for one file.
    struct Request: Codable {
        var extractor: String
        var format: FileFormat
        var path: String
    }

    /// HDF5 1.10 leaks some memory with each file it refuses, therefore a child does not live for ever.
    private static let filesPerChild = 500
    private static let idleChildren = 8

    private let executable: String
    private let arguments: [String]
    private let limits: Limits
    private let idle = Mutex<[Child]>([])

    /// - Parameters:
    ///   - executable: path of a program that calls ``IsolatedExtraction/run()`` when it is given `arguments`; the product
    ///     passes its own binary and its hidden command.
    ///   - arguments: without the program's name.
    package init(executable: String, arguments: [String], limits: Limits = Limits()) {
        self.executable = executable
        self.arguments = arguments
        self.limits = limits
    }

    /// What the file says; a warning when the child could not read it within its limits.
    package func extract(path: String, format: FileFormat, extractor: String) -> Extract {
        let request = Request(extractor: extractor, format: format, path: path)
        do throws(IsolationError) {
            let child = if let waiting = idle.withLock({ $0.popLast() }) { waiting } else { try start() }
            let extract = try child.ask(request, limits: limits)
            if child.served < Self.filesPerChild {
                idle.withLock { if $0.count < Self.idleChildren { $0.append(child) } }
            }
            return extract
        } catch {
            return Extract(warnings: ["the \(extractor) library could not read this file: \(error.reason)"])
        }
    }

    private func start() throws(IsolationError) -> Child {
        try Child(executable: executable, arguments: arguments, start: limits.start)
    }
}

/// Why a child gave no answer.
enum IsolationError: Error {
    case cannotStart(String)
    case crashed
    case tooSlow

    var reason: String {
        switch self {
        case .cannotStart(let why): "its process did not start (\(why))"
        case .crashed: "it crashed or ran out of memory"
        case .tooSlow: "it took too long"
        }
    }
}

/// One child process; used by one caller at a time.
private final class Child: Sendable {
    private let process: pid_t
    private let socket: Int32
    private let count = Atomic<Int>(0)
    /// The longest answer that is read.
    private static let longestAnswer = 16 << 20

    /// How many requests it has answered.
    var served: Int { count.load(ordering: .relaxed) }

    init(executable: String, arguments: [String], start: Duration) throws(IsolationError) {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0
        else {
            throw .cannotStart(String(cString: strerror(errno)))
        }
        let (ours, theirs) = (ends[0], ends[1])
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, theirs, 0)
        posix_spawn_file_actions_adddup2(&actions, theirs, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var argv = ([executable] + arguments).map { strdup($0) } + [nil]
        var environment = Self.environment.map { strdup($0) } + [nil]
        var process: pid_t = 0
        let failure = posix_spawn(&process, executable, &actions, nil, &argv, &environment)
        for text in argv + environment { free(text) }
        posix_spawn_file_actions_destroy(&actions)
        close(theirs)
        guard failure == 0 else {
            close(ours)
            throw .cannotStart(String(cString: strerror(failure)))
        }
        self.process = process
        self.socket = ours
        do {
            _ = try readLine(cpu: nil, wall: start)
        } catch {
            throw .cannotStart(error.reason)
        }
    }

    deinit {
        close(socket)
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
    }

    /// Only what the loader and the C library need; secrets of the server's environment stay out. One malloc arena keeps
    /// the address space, which the child limits, small.
    private static var environment: [String] {
        let inherited = ProcessInfo.processInfo.environment
        return ["PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ"].compactMap { name in
            inherited[name].map { "\(name)=\($0)" }
        } + ["MALLOC_ARENA_MAX=1"]
    }

    func ask(_ request: Isolation.Request, limits: Isolation.Limits) throws(IsolationError) -> Extract {
        guard var line = try? JSONEncoder().encode(request) else { throw .crashed }
        line.append(UInt8(ascii: "\n"))
        try write(line)
        let answer = try readLine(cpu: limits.cpu, wall: limits.wall)
        guard let extract = try? JSONDecoder().decode(Extract.self, from: answer) else { throw .crashed }
        count.add(1, ordering: .relaxed)
        return extract
    }

    private func write(_ data: Data) throws(IsolationError) {
        let sent = data.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                // MSG_NOSIGNAL: a child that died must not end this process by SIGPIPE.
                let count = send(
                    socket, bytes.baseAddress.map { $0 + done }, bytes.count - done,
                    Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
        guard sent else { throw .crashed }
    }

    /// One line from the child without its end.
    private func readLine(cpu: Duration?, wall: Duration) throws(IsolationError) -> Data {
        var line = Data()
        let deadline = ContinuousClock.now + wall
        let used = cpuTime
        while line.count < Self.longestAnswer {
            var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            let ready = poll(&waiting, 1, 50)
            if ready < 0, errno != EINTR { throw .crashed }
            if ready > 0 {
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                let count = recv(socket, &buffer, buffer.count, 0)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw .crashed }
                line.append(contentsOf: buffer[..<count])
                if line.last == UInt8(ascii: "\n") { return line.dropLast() }
            }
            if ContinuousClock.now > deadline { throw .tooSlow }
            if let cpu, cpuTime - used > cpu { throw .tooSlow }
        }
        throw .crashed
    }

    /// Processor time that the child has used so far.
    private var cpuTime: Duration {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &time) == 0 else {
            return .zero
        }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
