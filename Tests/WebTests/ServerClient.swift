// SPDX-License-Identifier: Apache-2.0
// An HTTP client that sends exactly what it is told, so that hostile paths arrive as they are.

import Foundation

/// An answer of the server under test.
struct ServerAnswer: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The value of a cookie that the answer sets.
    func cookie(_ name: String) -> String? {
        headers.filter { $0.name.lowercased() == "set-cookie" && $0.value.hasPrefix(name + "=") }
            .compactMap {
                $0.value.dropFirst(name.count + 1).split(separator: ";", omittingEmptySubsequences: false)
                    .first
            }
            .map(String.init).last
    }
}

enum ServerClientError: Error { case cannotConnect, noAnswer }

/// Sends a GET.
func ask(port: Int, _ path: String, headers: [String: String] = [:]) async throws -> ServerAnswer {
    try await ask(port: port, "GET", path, headers: headers)
}

/// Sends one request and reads to the end of the connection.
func ask(
    port: Int, _ method: String, _ path: String, headers: [String: String] = [:], body: String? = nil
) async throws -> ServerAnswer {
    var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
    var headers = headers
    if let body {
        headers["Content-Length"] = String(body.utf8.count)
        if headers["Content-Type"] == nil { headers["Content-Type"] = "application/x-www-form-urlencoded" }
    }
    lines += headers.map { "\($0.key): \($0.value)" }
    let request = Data((lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")).utf8)
    // A thread of its own: waiting ones on a shared queue would keep the server's own work from running.
    let raw = try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try exchange(request, port: port) }) }.start()
    }
    guard let end = raw.range(of: Data("\r\n\r\n".utf8)) else { throw ServerClientError.noAnswer }
    let head = String(decoding: raw[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let status = head.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return ServerAnswer(
        status: status,
        headers: head.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map {
                (String(line[..<$0]), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
            }
        }, body: raw[end.upperBound...])
}

private func exchange(_ request: Data, port: Int) throws -> Data {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
    guard connected == 0 else { throw ServerClientError.cannotConnect }
    var sent = 0
    request.withUnsafeBytes { bytes in
        while sent < bytes.count {
            let count = send(
                socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
                Int32(MSG_NOSIGNAL))
            if count <= 0 { break }
            sent += count
        }
    }
    var answer = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = recv(socket, &buffer, buffer.count, 0)
        if count <= 0 { return answer }
        answer.append(contentsOf: buffer[..<count])
    }
}
