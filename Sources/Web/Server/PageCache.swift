// SPDX-License-Identifier: Apache-2.0
// Pages of guests that were made already, kept as long as what they show has not changed.

import Hummingbird
import Synchronization

/// Rendered pages by key. Holds a bounded number of bytes; when it is full, it begins anew.
final class PageCache: Sendable {
    struct Entry: Sendable {
        let etag: String
        let response: Response
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var bytes = 0
    }

    private let state = Mutex(State())
    private let limit: Int

    init(limit: Int = 32 << 20) { self.limit = limit }

    subscript(key: String) -> Entry? { state.withLock { $0.entries[key] } }

    func keep(_ response: Response, etag: String, for key: String) {
        let size = (response.body.contentLength ?? 0) + 1024
        guard size <= limit / 16 else { return }
        state.withLock { state in
            if let old = state.entries[key] { state.bytes -= (old.response.body.contentLength ?? 0) + 1024 }
            if state.bytes + size > limit { state = State() }
            state.entries[key] = Entry(etag: etag, response: response)
            state.bytes += size
        }
    }
}
