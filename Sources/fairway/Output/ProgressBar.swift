// SPDX-License-Identifier: Apache-2.0
// A progress bar on the terminal: share done, rate and time left; nothing where no terminal is.

import Foundation
import Synchronization

/// Draws at most ten times a second on standard error, so that output can be piped meanwhile.
final class ProgressBar: Sendable {
    private struct State {
        var drawn = ContinuousClock.now
        var isOpen = false
    }

    private let state = Mutex(State())
    private let start = ContinuousClock.now
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let label: String

    init(_ label: String, isQuiet: Bool = false) {
        self.label = label
        isHidden = isQuiet || isatty(STDERR_FILENO) != 1
    }

    private let isHidden: Bool

    /// - Parameters:
    ///   - done: bytes so far.
    ///   - total: bytes in all, nil while they are being counted.
    ///   - detail: what else there is to say, for example `123 files`.
    func show(done: Int64, total: Int64?, detail: String) {
        guard !isHidden else { return }
        let isDue = state.withLock { state in
            guard ContinuousClock.now - state.drawn > .milliseconds(100) else { return false }
            state.drawn = .now
            state.isOpen = true
            return true
        }
        guard isDue else { return }
        let seconds = max(0.001, Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000)
        let rate = Double(done) / seconds
        var line = "\(label) "
        if let total, total > 0 {
            let share = min(1, Double(done) / Double(total))
            let filled = Int(share * 24)
            line +=
                "[" + String(repeating: "█", count: filled) + String(repeating: "·", count: 24 - filled)
                + "] "
            line += "\(Int(share * 100)) %  \(readable(bytes: done)) of \(readable(bytes: total))"
            if rate > 0 {
                line += "  \(readable(bytes: Int64(rate)))/s  \(Self.clock(Double(total - done) / rate)) left"
            }
        } else {
            line += "\(readable(bytes: done))  \(readable(bytes: Int64(rate)))/s"
        }
        write("\r\u{1B}[K\(line)  \(detail)")
    }

    /// Removes the bar.
    func finish() {
        let wasOpen = state.withLock { state in
            defer { state.isOpen = false }
            return state.isOpen
        }
        if wasOpen { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    private static func clock(_ seconds: Double) -> String {
        let whole = Int(min(seconds, 359_999))
        return whole >= 3600
            ? "\(whole / 3600):\(String(format: "%02d", whole / 60 % 60)) h"
            : "\(whole / 60):\(String(format: "%02d", whole % 60)) min"
    }
}
