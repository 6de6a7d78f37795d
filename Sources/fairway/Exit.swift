// SPDX-License-Identifier: Apache-2.0
// Errors as sentences and exit codes, in one place: what is wrong, where, and the way out.

import Accounts
import ArgumentParser
import Catalogue
import Database
import Deposits
import Extraction
import Foundation
import Metadata
import Plans
import Preservation
import Publication

/// The documented exit codes.
enum Exit: Int32 {
    case done = 0
    case failed = 1
    case usage = 2
    case refused = 3
}

/// An error as the command line tells it.
struct Complaint {
    var code: Exit
    var message: String
    /// The way out.
    var remedy: String?
    var findings: [Metadata.Finding] = []

    init(_ code: Exit, _ message: String, remedy: String? = nil, findings: [Metadata.Finding] = []) {
        self.code = code
        self.message = message
        self.remedy = remedy
        self.findings = findings
    }

    init(error: any Error) {
        switch error {
        case let error as UsageError: self.init(.usage, error.message, remedy: error.remedy)
        case let error as AccountError: self.init(account: error)
        case let error as CatalogueError: self.init(catalogue: error)
        case let error as DepositError: self.init(deposit: error)
        case let error as PublicationError: self.init(publication: error)
        case let error as PreservationError: self.init(preservation: error)
        case let error as StoreError: self.init(store: error)
        case let error as PlanError: self.init(plan: error)
        case let error as SettingsError: self.init(settings: error)
        case let error as DamagedFile:
            self.init(
                .failed, "the bytes of \(error.key) are not those that were published",
                remedy: "`fairway verify` tells what else is damaged")
        default: self.init(.failed, "\(error)")
        }
    }
}

/// A combination of arguments that the parser accepts and the command does not.
struct UsageError: Error {
    let message: String
    let remedy: String?

    init(_ message: String, remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}

extension Complaint {
    private init(account error: AccountError) {
        switch error {
        case .signInRequired: self.init(.refused, "this needs an account", remedy: "give one with --as EMAIL")
        case .notPermitted(let action, let role):
            self.init(.refused, "this account may not \(action)", remedy: "a \(role.rawValue) may")
        case .wrongCredentials: self.init(.refused, "e-mail address or password is wrong")
        case .tooManyAttempts(let seconds):
            self.init(.refused, "too many attempts", remedy: "try again in \(seconds) s")
        case .emailTaken(let email): self.init(.refused, "there is an account for \(email) already")
        case .notAnEmail(let text): self.init(.usage, "“\(text)” is not an e-mail address")
        case .passwordTooShort(let minimum):
            self.init(.usage, "the password is too short", remedy: "at least \(minimum) characters")
        case .unknownAccount(let email):
            self.init(.failed, "there is no account \(email)", remedy: "`fairway user list` shows all")
        case .unknownToken(let id): self.init(.failed, "there is no token \(id)")
        }
    }

    private init(catalogue error: CatalogueError) {
        switch error {
        case .unknownRecord(let id):
            self.init(
                .failed, "there is no draft or record \(id) that this account may see",
                remedy: "`fairway search` finds records")
        case .unknownFile(let record, let key): self.init(.failed, "record \(record) has no file \(key)")
        case .notPermitted(let record, let action):
            self.init(
                .refused, "this account may not \(action) (record \(record))",
                remedy: "`fairway access \(record)` explains why")
        case .changedMeanwhile(let record, let expected, let found):
            self.init(
                .refused, "draft \(record) was changed meanwhile (revision \(found), not \(expected))",
                remedy: "look at it again and repeat the change")
        case .notADraft(let id):
            self.init(
                .refused, "\(id) is published", remedy: "make a new version with `fairway new-version \(id)`")
        case .notPublished(let id):
            self.init(.refused, "\(id) is a draft", remedy: "publish it with `fairway publish \(id)`")
        case .badQuery(let reason): self.init(.usage, "the query cannot be read: \(reason)")
        }
    }

    private init(deposit error: DepositError) {
        switch error {
        case .noSource: self.init(.usage, "nothing to deposit", remedy: "name a folder or files")
        case .sourceNotFound(let path): self.init(.failed, "\(path) does not exist")
        case .sourceUnreadable(let path):
            self.init(.failed, "\(path) cannot be read", remedy: "check its permissions")
        case .emptyFolder(let path): self.init(.failed, "\(path) has no file that can be deposited")
        case .sourceHoldsDataDirectory(let path):
            self.init(
                .failed, "\(path) contains the data directory", remedy: "deposit a folder that does not")
        case .nothingNew(let record):
            self.init(.done, "nothing new: all of it is in record \(record) already")
        case .datasetNeedsPlan: self.init(.usage, "--dataset needs --plan")
        case .draftInUse(let record):
            self.init(
                .failed, "draft \(record) is being written by another deposit",
                remedy: "wait until it has ended")
        }
    }

    private init(publication error: PublicationError) {
        switch error {
        case .incomplete(let record, let findings):
            self.init(
                .refused, "draft \(record) cannot be published yet",
                remedy: "supply what is missing, on the draft page or with a sidecar file", findings: findings
            )
        case .contradictsPlan(let record, let results):
            self.init(
                .refused, "draft \(record) contradicts its plan",
                remedy:
                    "change the draft, or publish with --accept-deviation \"why\" to record the deviation",
                findings: results.map(\.finding))
        case .noFiles(let record):
            self.init(
                .refused, "draft \(record) has no files",
                remedy: "deposit some with `fairway deposit DIR --record \(record)`")
        case .inUse(let record):
            self.init(
                .failed, "\(record) is being written by another command", remedy: "wait until it has ended")
        case .noEmbargo(let record): self.init(.refused, "record \(record) is not under embargo")
        case .emptyReason:
            self.init(.usage, "the reason is empty", remedy: "say in a sentence why the deviation is right")
        case .notARecord(let object, let reason):
            self.init(.failed, "object \(object) is not a record: \(reason)")
        }
    }

    private init(preservation error: PreservationError) {
        switch error {
        case .diskFull(let path):
            self.init(
                .failed, "the disk is full (\(path))",
                remedy: "make room and start again; what has arrived stays")
        case .readOnly(let path):
            self.init(.failed, "\(path) is read-only", remedy: "choose a data directory that can be written")
        case .notPermitted(let path): self.init(.failed, "no permission for \(path)")
        case .notFound(let path): self.init(.failed, "\(path) does not exist")
        default: self.init(.failed, "\(error)")
        }
    }

    private init(store error: StoreError) {
        switch error {
        case .cannotOpen(let reason):
            self.init(
                .failed, "the catalogue cannot be opened: \(reason)",
                remedy: "check that the data directory can be written")
        case .notADatabase:
            self.init(
                .failed, "catalogue.sqlite is damaged or no database",
                remedy: "move it away and run `fairway rebuild`")
        case .newerSchema(let step, let known):
            self.init(
                .failed,
                "the catalogue was written by a newer Fairway (step \(step), this one knows \(known))",
                remedy: "use that version")
        case .busy: self.init(.failed, "another process keeps the catalogue locked", remedy: "try again")
        case .full:
            self.init(
                .failed, "the disk is full", remedy: "make room and start again; what has arrived stays")
        case .readOnly:
            self.init(
                .failed, "the catalogue cannot be written",
                remedy: "check the permissions of the data directory")
        case .constraint(let rule): self.init(.failed, "the catalogue refused the change: \(rule)")
        case .unexpected(let column):
            self.init(
                .failed, "the catalogue has an unexpected value in \(column)",
                remedy: "`fairway rebuild` makes it again")
        case .failed(let code, let message): self.init(.failed, "the catalogue failed: \(message) (\(code))")
        }
    }

    private init(plan error: PlanError) {
        switch error {
        case .unreadable(let file, let reason):
            self.init(.failed, "\(file) cannot be read as a plan: \(reason)")
        case .invalid(let file, let findings):
            self.init(
                .failed, "\(file) has values that cannot be read; nothing was imported", findings: findings)
        case .unknownPlan(let name):
            self.init(.failed, "there is no plan “\(name)”", remedy: "`fairway plan list` shows all")
        case .unknownVersion(let plan, let version):
            self.init(.failed, "plan \(plan) has no version \(version)")
        case .unknownDataset(let plan, let dataset, let known):
            self.init(
                .failed,
                dataset.isEmpty
                    ? "plan \(plan) has several datasets" : "plan \(plan) has no dataset \(dataset)",
                remedy: "name one with --dataset: \(known.joined(separator: ", "))")
        }
    }

    private init(settings error: SettingsError) {
        switch error {
        case .unreadable(let path, let reason): self.init(.failed, "\(path) cannot be read: \(reason)")
        case .unknownKey(let key, let place, let known):
            self.init(
                .usage, "\(place): there is no setting “\(key)”",
                remedy: "there are: \(known.joined(separator: ", "))")
        case .badValue(let key, let place, let expected):
            self.init(.usage, "\(place): “\(key)” should be \(expected)")
        }
    }
}
