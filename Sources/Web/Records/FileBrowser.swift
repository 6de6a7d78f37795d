// SPDX-License-Identifier: Apache-2.0
// The files of a record or draft: one folder of the tree, or the whole of a small one.

/// A table of files and folders.
struct FileBrowser: PageModel {
    /// All files of the version, not only those listed.
    var files: Count
    var bytes: ByteCount
    /// False when the viewer may not even see the list.
    var isListed = true
    /// False when names may be seen but not bytes.
    var mayDownload = true
    var rows: [FileRow] = []
    /// The way from the root to the folder shown; empty at the root.
    var crumbs: [TextLink] = []
    /// Everything below the folder shown, as ZIP.
    var archiveHref: Href?
    /// The next rows of a long folder, by key.
    var nextHref: Href?

    var isEmpty: Bool { files.isZero }
}

struct FileRow: PageModel {
    var name: String
    /// 0 at the top; deeper rows are indented, up to 6.
    var depth = 0
    var isFolder = false
    /// Opens the folder, or the page of the file.
    var href: Href?
    var previewHref: Href?
    var downloadHref: Href?
    var bytes: ByteCount
    /// The files below a folder.
    var contains: Count?
    /// The format in words: `GROMACS trajectory (XTC)`.
    var format: String?
    var sha512: String?
    var md5: String?

    var indent: String { String(min(max(depth, 0), 6)) }
    var hasChecksum: Bool { sha512 != nil || md5 != nil }
}

/// A look into one file.
struct FilePreview: PageModel {
    enum Content: Sendable {
        case image(source: Href)
        /// Tables and Markdown: made by ``DelimitedPreview`` and ``Markdown``.
        case html(SafeHTML)
        /// Text and pretty JSON.
        case text(String)
        case pdf(source: Href)
        /// No preview, with the reason in words.
        case none(String)
    }

    var name: String
    var content: Content
    /// What is left out: `The first 200 of 12,431 rows.`
    var note: String?
    var downloadHref: Href?

    var image: String? { if case .image(let source) = content { source.text } else { nil } }
    var html: SafeHTML? { if case .html(let html) = content { html } else { nil } }
    var text: String? { if case .text(let text) = content { text } else { nil } }
    var pdf: String? { if case .pdf(let source) = content { source.text } else { nil } }
    var reason: String? { if case .none(let reason) = content { reason } else { nil } }
}

// What templates ask for, by name.

extension FileBrowser {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "files": files.part
        case "bytes": bytes.part
        case "isListed": isListed.part
        case "mayDownload": mayDownload.part
        case "rows": rows.part
        case "crumbs": crumbs.part
        case "archiveHref": archiveHref.part
        case "nextHref": nextHref.part
        case "isEmpty": isEmpty.part
        default: nil
        }
    }
}

extension FileRow {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "isFolder": isFolder.part
        case "href": href.part
        case "previewHref": previewHref.part
        case "downloadHref": downloadHref.part
        case "bytes": bytes.part
        case "contains": contains.part
        case "format": format.part
        case "sha512": sha512.part
        case "md5": md5.part
        case "indent": indent.part
        case "hasChecksum": hasChecksum.part
        default: nil
        }
    }
}

extension FilePreview {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "note": note.part
        case "downloadHref": downloadHref.part
        case "image": image.part
        case "html": html.part
        case "text": text.part
        case "pdf": pdf.part
        case "reason": reason.part
        default: nil
        }
    }
}
