// SPDX-License-Identifier: Apache-2.0
// The addresses of records: pages, exports, content negotiation, identifiers.

import Accounts
import Catalogue
import Deposits
import Foundation
import Hummingbird
import Identifiers
import Metadata

struct RecordRoutes: Sendable {
    let site: Site

    private var librarian: Librarian { site.roles.librarian }

    // MARK: The page

    /// The page of a record, or one of its exports when the client prefers that.
    @Sendable func record(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        var response =
            switch try Negotiation.choice(for: request.headers[.accept]) {
            case .page: try await page(of: id, request, context)
            case .export(let format):
                try await export(of: id, format, request, context, asAttachment: false)
            }
        response.addVary("Accept")
        return response
    }

    private func page(of id: String, _ request: Request, _ context: WebContext) async throws -> Response {
        // What the page of somebody signed in shows depends on more than the record; for all others the state of the
        // record decides whether the page is made again. Who may see what is asked for every request.
        guard context.session == nil, request.uri.query == nil, Notice(of: request) == nil else {
            return try await freshPage(of: id, request, context)
        }
        guard let state = try await librarian.pageState(of: id, for: .anonymous) else {
            return try await elsewhere(id, request, context)
        }
        let base = site.baseURL(of: request)
        let etag = "\"\(Assets.hash("\(state) \(base) \(site.started.timeIntervalSince1970)"))\""
        if Validators(etag: etag, modified: nil).isCurrent(for: request) {
            return Response(status: .notModified, headers: [.eTag: etag, .cacheControl: "no-cache"])
        }
        let key = "\(id) \(base)"
        if let kept = site.pages[key], kept.etag == etag { return kept.response }
        var response = try await freshPage(of: id, request, context)
        if response.status == .ok {
            response.headers[.eTag] = etag
            site.pages.keep(response, etag: etag, for: key)
        }
        return response
    }

    private func freshPage(of id: String, _ request: Request, _ context: WebContext) async throws -> Response
    {
        let query = try Form(queryOf: request)
        let folder = query["folder"].map { path in
            FolderPage(path: path.isEmpty || path.hasSuffix("/") ? path : path + "/", after: query["after"])
        }
        let landing: Landing
        do {
            landing = try await librarian.landing(of: id, folder: folder, for: context.viewer)
        } catch CatalogueError.unknownRecord, CatalogueError.notPublished {
            return try await elsewhere(id, request, context)
        }
        let exported = landing.exportable(in: place(for: request))
        var page = RecordPage(landing, exported: exported, texts: site.renderer.texts)
        if let key = query["preview"], landing.mayReadFiles {
            let stored = try await librarian.file(key, of: id, for: context.viewer)
            page.preview = try await FileRoutes(site: site).preview(of: stored, in: id)
        }
        var response = site.html(page, request: request, context: context)
        response.headers[.link] = Signposting.header(for: exported, landing: landing)
        return response
    }

    /// What is no published record: the concept of one, a draft of one's own, or another spelling of an id.
    private func elsewhere(_ id: String, _ request: Request, _ context: WebContext) async throws -> Response {
        if let latest = try await librarian.latest(ofParent: id, for: context.viewer) {
            return Response(
                status: .found, headers: [.location: "/records/\(latest)", .cacheControl: "no-cache"])
        }
        if let canonical = try? RecordID(id).description, canonical != id {
            return Response(status: .movedPermanently, headers: [.location: "/records/\(canonical)"])
        }
        let record = try await librarian.record(id, for: context.viewer)
        guard record.state == .draft else { throw CatalogueError.unknownRecord(id) }
        return Response(
            status: .found, headers: [.location: "/drafts/\(id)", .cacheControl: "private, no-store"])
    }

    /// From any version to the newest one.
    @Sendable func latest(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        var parent = id
        if let record = try? await librarian.record(id, for: context.viewer) { parent = record.parent }
        guard let latest = try await librarian.latest(ofParent: parent, for: context.viewer) else {
            throw CatalogueError.unknownRecord(id)
        }
        return Response(
            status: .found, headers: [.location: "/records/\(latest)", .cacheControl: "no-cache"])
    }

    // MARK: Exports

    @Sendable func export(_ request: Request, _ context: WebContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard let format = ExportFormat.named(try context.parameters.require("format")) else {
            throw WebError.notFound
        }
        return try await export(of: id, format, request, context, asAttachment: true)
    }

    private func export(
        of id: String, _ format: ExportFormat, _ request: Request, _ context: WebContext, asAttachment: Bool
    ) async throws -> Response {
        let record: ExportableRecord
        do {
            record = try await librarian.exportable(id, for: context.viewer, in: place(for: request))
        } catch CatalogueError.unknownRecord {
            guard let latest = try await librarian.latest(ofParent: id, for: context.viewer) else {
                throw CatalogueError.unknownRecord(id)
            }
            return Response(
                status: .found,
                headers: [
                    .location: "/records/\(latest)/export/\(format.rawValue)", .cacheControl: "no-cache",
                ])
        }
        let isText = !format.mediaType.contains("json")
        var response = Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType + (isText ? "; charset=utf-8" : ""),
                .cacheControl: context.session == nil ? "no-cache" : "private, no-store",
                .link: "<\(record.url)>; rel=\"describes\"; type=\"text/html\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: format.text(of: record))))
        if asAttachment {
            let name = ContentDisposition.attachment(format.fileName(for: id))
            response.headers[.contentDisposition] = name.replacing("attachment;", with: "inline;")
        }
        return response
    }

    private func place(for request: Request) -> RepositoryDescription {
        RepositoryDescription(
            name: site.settings.name, links: RecordLinks(base: site.baseURL(of: request)))
    }

    // MARK: Identifiers

    /// `/doi/10.…/…`
    @Sendable func doi(_ request: Request, _ context: WebContext) async throws -> Response {
        let parts = request.uri.path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1)
        guard parts.count == 2, let text = Percent.decode(parts[1]), let doi = try? DOI(text) else {
            throw WebError.notFound
        }
        return try await resolved("doi", doi.description, context)
    }

    /// `/ark:99999/fw1…`, with or without the slash after the label.
    @Sendable func ark(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let text = Percent.decode(request.uri.path.utf8.dropFirst()), let ark = try? ARK(text) else {
            throw WebError.notFound
        }
        return try await resolved("ark", ark.description, context)
    }

    private func resolved(_ scheme: String, _ identifier: String, _ context: WebContext) async throws
        -> Response
    {
        let record = try await librarian.record(
            scheme: scheme, identifier: identifier, for: context.viewer)
        return Response(
            status: .found, headers: [.location: "/records/\(record.id)", .cacheControl: "no-cache"])
    }

    // MARK: Next version

    @Sendable func newVersion(_ request: Request, _ context: SignedInContext) async throws -> Response {
        _ = try await site.form(of: request, context: context.web)
        let id = try context.parameters.require("id")
        let draft = try await site.roles.depositor.newVersion(of: id, by: context.viewer)
        return site.seeOther("/drafts/\(draft.id)", notice: .newVersion)
    }
}

extension Landing {
    /// The record as the exporters need it. A page shows a few files only, and so do its machine-readable parts.
    func exportable(in place: RepositoryDescription) -> ExportableRecord {
        var shown: [FileEntry] = []
        switch files {
        case .all(let all): shown = all
        case .folder(_, let items, _):
            for case .file(let file) in items { shown.append(file) }
        }
        return record.exportable(files: shown, versions: versions, on: day, in: place)
    }
}
