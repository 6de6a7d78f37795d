// SPDX-License-Identifier: Apache-2.0
// How much of a file a preview reads and shows.

/// The limits of every preview. Whoever reads a file for a preview reads at most ``bytes`` of it.
enum PreviewLimits {
    /// The first 256 KiB.
    static let bytes = 256 * 1024
    static let rows = 200
    static let columns = 50
    /// Longer cells and lines are cut.
    static let cellLength = 400
    static let depth = 64
}

/// A preview, and what it had to leave out.
struct PreviewResult: Sendable {
    var content: FilePreview.Content
    var note: String?
}
