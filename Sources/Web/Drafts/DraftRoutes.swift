// SPDX-License-Identifier: Apache-2.0
// Drafts: one's own, each corrected, published or given up.

import Accounts
import Catalogue
import Deposits
import Foundation
import Hummingbird
import Metadata
import Publication

struct DraftRoutes: Sendable {
    let site: Site

    private var librarian: Librarian { site.roles.librarian }

    @Sendable func list(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let states = try await librarian.draftStates(of: context.viewer)
        let page = DraftListPage(drafts: states.map(DraftCard.init))
        return site.html(page, in: .drafts, request: request, context: context.web)
    }

    @Sendable func draft(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try context.parameters.require("id")
        do {
            let landing = try await librarian.draftLanding(of: id, for: context.viewer)
            return show(DraftForm(landing), request, context)
        } catch CatalogueError.notADraft {
            return site.seeOther("/records/\(id)")
        }
    }

    /// What was typed is saved whatever button was pressed, also when it cannot be published yet.
    @Sendable func change(_ request: Request, _ context: SignedInContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let form = try await site.form(of: request, context: context.web)
        let action = form.last("action") ?? "save"
        if action == "discard" {
            try await site.roles.depositor.discard(id, by: context.viewer)
            return site.seeOther("/drafts", notice: .discarded)
        }
        let landing = try await librarian.draftLanding(of: id, for: context.viewer)
        let sent = SentForm(
            values: Dictionary(form.fields.map { ($0.name, $0.value) }) { first, _ in first })
        var reading = DraftReading(sent, of: landing.draft.record.document)
        if let statement = Self.suggestion(action, in: landing.draft.statements) {
            reading.take(statement)
        }
        let seen = try Form(queryOf: request)["revision"].flatMap { Int($0) }
        do {
            _ = try await librarian.save(
                reading.metadata, access: reading.access, of: id, seen: seen, by: context.viewer)
        } catch CatalogueError.changedMeanwhile {
            return conflict(landing, reading, request, context)
        }
        if action == "publish" {
            return try await publish(id, reason: sent.value("deviation"), request, context)
        }
        let anchor = action.hasPrefix("use:") ? "#field-\(action.split(separator: ":")[1])" : ""
        return site.seeOther("/drafts/\(id)\(anchor)", notice: .saved)
    }

    private func publish(
        _ id: String, reason: String?, _ request: Request, _ context: SignedInContext
    ) async throws -> Response {
        do {
            _ = try await site.roles.curator.publish(id, accepting: reason, by: context.viewer)
            return site.seeOther("/records/\(id)", notice: .published)
        } catch let error as PublicationError {
            var form = DraftForm(try await librarian.draftLanding(of: id, for: context.viewer))
            form.deviationReason = reason ?? ""
            switch error {
            case .incomplete(_, let findings): form.findings = findings
            case .contradictsPlan:
                form.deviationError =
                    "The draft contradicts its plan. Change it, or say here why the deviation is right."
            case .emptyReason: form.deviationError = "Say in a sentence why the deviation is right."
            default: throw error
            }
            form.isRefused = true
            return show(form, request, context, status: .unprocessableContent)
        }
    }

    /// Somebody else saved in between: what was typed stays in the form, nothing is overwritten.
    private func conflict(
        _ landing: DraftLanding, _ reading: DraftReading, _ request: Request, _ context: SignedInContext
    ) -> Response {
        var form = DraftForm(landing)
        form.metadata = reading.metadata
        form.access = reading.access
        form.notice =
            "Somebody saved this draft while you were typing. Your values are in the form; saving again replaces theirs."
        return show(form, request, context, status: .conflict)
    }

    private func show(
        _ form: DraftForm, _ request: Request, _ context: SignedInContext, status: HTTPResponse.Status = .ok
    ) -> Response {
        let page = DraftPage(form, fields: DraftFields(texts: site.renderer.texts))
        return site.html(page, in: .drafts, status: status, request: request, context: context.web)
    }

    /// `use:title:1`: the second thing that was said about the title.
    private static func suggestion(_ action: String, in statements: [LayeredStatement]) -> Statement? {
        let parts = action.split(separator: ":")
        guard parts.count == 3, parts[0] == "use", let index = Int(parts[2]) else { return nil }
        let field = DraftNames.recordField(String(parts[1]))
        let offered = statements.filter { $0.statement.field == field && !$0.isPersonal }
        return offered.indices.contains(index) ? offered[index].statement : nil
    }
}
