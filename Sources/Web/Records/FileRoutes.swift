// SPDX-License-Identifier: Apache-2.0
// The files of records: a page for each, its bytes, a look into it, and all of them as one ZIP.

import Accounts
import Catalogue
import Foundation
import Hummingbird

struct FileRoutes: Sendable {
    let site: Site

    /// The page of a file for browsers; its bytes for programs, and for all with `?download=1`.
    @Sendable func file(_ request: Request, _ context: WebContext) async throws -> Response {
        let (id, key) = try place(in: request, context)
        let wantsPage = (request.headers[.accept] ?? "").contains("text/html")
        let wantsBytes = try Form(queryOf: request)["download"] != nil
        var response =
            wantsPage && !wantsBytes
            ? try await page(of: key, in: id, request, context)
            : try await bytes(of: key, in: id, request, context)
        response.addVary("Accept")
        return response
    }

    /// The bytes of an image or PDF for previews: shown, but in a sandbox.
    @Sendable func raw(_ request: Request, _ context: WebContext) async throws -> Response {
        let (id, key) = try place(in: request, context)
        let stored = try await site.roles.librarian.file(key, of: id, for: context.viewer)
        let kind = TextPreview.kind(mediaType: stored.entry.mediaType, name: key)
        guard kind == .image || kind == .pdf else { throw WebError.notFound }
        var response = try serve(stored, of: id, request, context)
        response.headers[.contentDisposition] = "inline"
        // Browsers show no PDF in a sandbox; a PDF runs in none of our pages either.
        response.headers[.contentSecurityPolicy] =
            kind == .pdf
            ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
            : "sandbox; default-src 'none'; frame-ancestors 'self'"
        return response
    }

    @Sendable func archive(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let archive = try await RecordArchive(
            record: id, viewer: context.viewer, librarian: site.roles.librarian, content: site.content)
        var response = Response(
            status: .ok,
            headers: [
                .contentType: "application/zip",
                .contentDisposition: ContentDisposition.attachment("\(id).zip"),
                .cacheControl: "private, no-cache",
            ], body: archive.body)
        response.headers[.contentSecurityPolicy] = Self.sandbox
        return response
    }

    private static let sandbox = "sandbox; default-src 'none'; frame-ancestors 'none'"

    /// The record's id and the file's key in the path, decoded.
    private func place(in request: Request, _ context: WebContext) throws -> (id: String, key: String) {
        let parts = request.uri.path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        guard parts.count == 4, let key = Percent.decode(parts[3]) else { throw WebError.notFound }
        return (try context.parameters.require("id"), key)
    }

    // MARK: Bytes

    private func bytes(of key: String, in id: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let stored = try await site.roles.librarian.file(key, of: id, for: context.viewer)
        return try serve(stored, of: id, request, context)
    }

    private func serve(_ stored: StoredFile, of id: String, _ request: Request, _ context: WebContext) throws
        -> Response
    {
        let entry = stored.entry
        let modified = Date(timeIntervalSince1970: Double(stored.modified) / 1e9)
        let validators = Validators(
            etag: "\"\(entry.sha512)\"", modified: stored.modified > 0 && modified < Date() ? modified : nil)
        var headers: HTTPFields = [
            .contentSecurityPolicy: Self.sandbox, .acceptRanges: "bytes",
            .cacheControl: context.session == nil ? "no-cache" : "private, no-cache",
        ]
        guard validators.matches(request) else {
            return Response(status: .preconditionFailed, headers: headers)
        }
        if validators.isCurrent(for: request) {
            var response = Response(status: .notModified, headers: headers)
            validators.add(to: &response)
            return response
        }
        let range =
            validators.permitsRange(request)
            ? try ByteRange.requested(request.headers[.range], size: entry.size) : nil
        headers[.contentType] = entry.mediaType.isEmpty ? "application/octet-stream" : entry.mediaType
        headers[.contentDisposition] = ContentDisposition.attachment(entry.key)
        headers[.link] =
            "<\(site.baseURL(of: request))/records/\(id)>; rel=\"collection\"; type=\"text/html\""
        headers[.reprDigest] = "sha-512=:\(Self.base64(hexadecimal: entry.sha512)):"
        if range == nil { headers[.contentMD5] = Self.base64(hexadecimal: entry.md5) }
        if let range {
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(entry.size)"
        }
        var response = Response(
            status: range == nil ? .ok : .partialContent, headers: headers,
            body: site.content.body(
                try open(stored, of: id), range: range ?? 0..<entry.size))
        validators.add(to: &response)
        return response
    }

    private func open(_ stored: StoredFile, of id: String) throws -> OpenContent {
        do {
            return try site.content.open(stored.path, size: stored.entry.size)
        } catch {
            throw WebError.contentMissing(record: id, key: stored.entry.key)
        }
    }

    private static func base64(hexadecimal text: String) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while rest.count >= 2 {
            bytes.append(UInt8(String(Substring(rest.prefix(2))), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return Data(bytes).base64EncodedString()
    }

    // MARK: The page of a file

    private func page(of key: String, in id: String, _ request: Request, _ context: WebContext) async throws
        -> Response
    {
        let librarian = site.roles.librarian
        let record = try await librarian.record(id, for: context.viewer)
        let stored = try await librarian.file(key, of: id, for: context.viewer)
        let status = record.accessStatus(on: librarian.clock.day)
        let page = FilePage(
            stored.entry, of: record, status: status, preview: try await preview(of: stored, in: id))
        return site.html(page, request: request, context: context)
    }

    /// A look into a file whose bytes the viewer may read.
    func preview(of stored: StoredFile, in id: String) async throws -> FilePreview? {
        let links = FileLinks(record: id, key: stored.entry.key)
        guard let kind = TextPreview.kind(mediaType: stored.entry.mediaType, name: stored.entry.key) else {
            return nil
        }
        let shown: PreviewResult
        switch kind {
        case .image: shown = PreviewResult(content: .image(source: links.raw))
        case .pdf: shown = PreviewResult(content: .pdf(source: links.raw))
        case .delimited, .json, .markdown, .text:
            let start = try await site.content.read(
                try open(stored, of: id), at: 0, count: PreviewLimits.bytes)
            shown = TextPreview.preview(
                start.readableBytesView, as: kind, name: stored.entry.key,
                isWhole: stored.entry.size <= Int64(PreviewLimits.bytes))
        }
        return FilePreview(
            name: stored.entry.key, content: shown.content, note: shown.note, downloadHref: links.download)
    }
}
