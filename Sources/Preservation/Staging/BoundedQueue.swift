// SPDX-License-Identifier: Apache-2.0
// A queue between threads that makes the faster side wait, so that memory stays flat.
import Foundation

/// First in, first out; `push` waits while it is full, `pop` while it is empty and not closed.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    // All state below is guarded by this condition's lock.
    private let condition = NSCondition()
    private var elements: [Element] = []
    private var first = 0
    private var closed = false
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    /// False when the queue is closed and the element was not taken.
    @discardableResult
    func push(_ element: Element) -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while elements.count - first >= capacity && !closed { condition.wait() }
        if closed { return false }
        elements.append(element)
        condition.broadcast()
        return true
    }

    /// What is there at once, or nil.
    func poll() -> Element? {
        condition.lock()
        defer { condition.unlock() }
        return first < elements.count ? take() : nil
    }

    enum Popped { case element(Element), nothingYet, closed }

    func pop(until deadline: Date? = nil) -> Popped {
        condition.lock()
        defer { condition.unlock() }
        while first == elements.count {
            if closed { return .closed }
            if let deadline {
                if !condition.wait(until: deadline) { return .nothingYet }
            } else {
                condition.wait()
            }
        }
        return .element(take())
    }

    /// The first element; the lock is held and there is one.
    private func take() -> Element {
        let element = elements[first]
        first += 1
        // The taken ones are dropped in one go, so that taking costs the same however long the queue is.
        if first == elements.count || first > capacity {
            elements.removeFirst(first)
            first = 0
        }
        condition.broadcast()
        return element
    }

    /// No more is taken in; with `dropping`, what waits is thrown away.
    func close(dropping: Bool = false) {
        condition.lock()
        closed = true
        if dropping {
            elements.removeAll()
            first = 0
        }
        condition.broadcast()
        condition.unlock()
    }
}
