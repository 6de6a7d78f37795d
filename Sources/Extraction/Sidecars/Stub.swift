package protocol Sidecar: Sendable { var name: String { get }; func read(_ bytes: [UInt8]) throws -> Extract }
package enum Sidecars { package static let longest = 8 << 20; package static func recognise(_ path: String) -> (any Sidecar)? { nil } }
