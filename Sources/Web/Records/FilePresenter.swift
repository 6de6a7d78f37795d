// SPDX-License-Identifier: Apache-2.0
// From files to the lines, folders and pages that show them.

import Catalogue
import Foundation
import Metadata

/// The addresses of a file.
struct FileLinks {
    let record: String
    let key: String

    var page: Href { Href(path: "/records/\(record)/files/\(RecordLinks.encoded(key))") }
    var download: Href { Href(path: "/records/\(record)/files/\(RecordLinks.encoded(key))?download=1") }
    var raw: Href { Href(path: "/records/\(record)/raw/\(RecordLinks.encoded(key))") }
}

extension FileBrowser {
    /// The files of a draft or record as far as the viewer may read them.
    init(_ landing: Landing) {
        let record = landing.record
        self.init(files: Count(record.fileCount), bytes: ByteCount(record.byteCount))
        isListed = landing.mayReadFiles
        mayDownload = landing.mayReadFiles
        guard landing.mayReadFiles else { return }
        archiveHref = record.fileCount > 0 ? Href(path: "/records/\(record.id)/files-archive") : nil
        switch landing.files {
        case .all(let files): rows = FileRow.tree(of: files, record: record.id)
        case .folder(let path, let items, let next):
            rows = items.map { FileRow($0, in: path, record: record.id) }
            crumbs = FileBrowser.crumbs(to: path, record: record.id)
            nextHref = next.map {
                Href(
                    path:
                        "/records/\(record.id)?folder=\(Percent.encode(path))&after=\(Percent.encode($0))#files"
                )
            }
        }
    }

    /// The way from the root to a folder, which ends with a slash.
    private static func crumbs(to folder: String, record: String) -> [TextLink] {
        guard !folder.isEmpty else { return [] }
        var links = [TextLink(text: record, href: Href(path: "/records/\(record)#files"))]
        var path = ""
        for name in folder.split(separator: "/") {
            path += name + "/"
            links.append(
                TextLink(
                    text: String(name),
                    href: Href(path: "/records/\(record)?folder=\(Percent.encode(path))#files")))
        }
        links[links.count - 1].href = nil
        return links
    }
}

extension FileRow {
    /// All files of a small record, with a row for every folder above its first file.
    static func tree(of files: [FileEntry], record: String) -> [FileRow] {
        var rows: [FileRow] = []
        var place: [Substring] = []
        for file in files {
            let parts = file.key.split(separator: "/")
            let folders = parts.dropLast()
            let shared = zip(place, folders).prefix { $0 == $1 }.count
            for depth in folders.indices.dropFirst(shared) {
                let path = folders[...depth].joined(separator: "/") + "/"
                let inside = files.filter { $0.key.hasPrefix(path) }
                rows.append(
                    FileRow(
                        name: String(folders[depth]), depth: depth, isFolder: true,
                        bytes: ByteCount(inside.reduce(0) { $0 &+ $1.size }), contains: Count(inside.count)))
            }
            place = Array(folders)
            rows.append(FileRow(file, name: String(parts.last ?? ""), depth: folders.count, record: record))
        }
        return rows
    }

    init(_ item: FolderItem, in folder: String, record: String) {
        switch item {
        case .file(let file):
            self.init(file, name: String(file.key.dropFirst(folder.count)), depth: 0, record: record)
        case .folder(let path, let files, let bytes):
            self.init(
                name: String(path.dropFirst(folder.count).dropLast()), isFolder: true,
                href: Href(path: "/records/\(record)?folder=\(Percent.encode(path))#files"),
                bytes: ByteCount(bytes), contains: Count(files))
        }
    }

    private init(_ file: FileEntry, name: String, depth: Int, record: String) {
        let links = FileLinks(record: record, key: file.key)
        self.init(
            name: name, depth: depth, href: links.page, downloadHref: links.download,
            bytes: ByteCount(file.size), format: file.format, sha512: file.sha512, md5: file.md5)
        if TextPreview.kind(mediaType: file.mediaType, name: file.key) != nil {
            previewHref = Href(path: "/records/\(record)?preview=\(Percent.encode(file.key))#preview")
        }
    }
}

extension FilePage {
    init(_ file: FileEntry, of record: Record, status: AccessStatus, preview: FilePreview?) {
        let parts = file.key.split(separator: "/")
        let isDraft = record.state == .draft
        self.init(
            name: String(parts.last ?? ""),
            crumbs: parts.dropLast().map { TextLink(text: String($0), href: nil) },
            recordTitle: record.document.metadata.title ?? record.id,
            recordHref: Href(path: isDraft ? "/drafts/\(record.id)" : "/records/\(record.id)#files"),
            bytes: ByteCount(file.size), format: file.format, mediaType: file.mediaType, sha512: file.sha512,
            md5: file.md5, downloadHref: FileLinks(record: record.id, key: file.key).download,
            preview: preview, access: AccessState(of: record, status: status, mayRead: true))
    }
}
