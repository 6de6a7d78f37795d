// SPDX-License-Identifier: Apache-2.0
// What a commit is made of, and what it gives back.
import Foundation

/// A new version of an object: a publication, or an amendment of one.
package struct NewVersion: Sendable {
    /// `urn:fairway:record:<parent id>`.
    package var objectID: String
    /// The head that this version was prepared for; nil for a new object. Another one found is refused.
    package var expectedHead: VersionNumber?
    /// The staging tree that becomes the version's content, or nil. Its files move with it.
    package var staging: StagingTree?
    /// Every file in the staging tree.
    package var stagedFiles: [StagedFile]
    /// Small files given as bytes, such as `record.json`; part of the state by themselves.
    package var smallFiles: [LogicalPath: [UInt8]]
    /// The other files of the version: logical path to SHA-512. Digests may be staged now or in the object already.
    package var state: [LogicalPath: String]
    /// Why the version was made.
    package var message: String
    package var user: VersionUser
    package var created: Date

    package init(
        objectID: String, expectedHead: VersionNumber?, staging: StagingTree? = nil,
        stagedFiles: [StagedFile] = [],
        smallFiles: [LogicalPath: [UInt8]], state: [LogicalPath: String], message: String, user: VersionUser,
        created: Date
    ) {
        self.objectID = objectID
        self.expectedHead = expectedHead
        self.staging = staging
        self.stagedFiles = stagedFiles
        self.smallFiles = smallFiles
        self.state = state
        self.message = message
        self.user = user
        self.created = created
    }
}

/// A version that is in the store for good.
package struct CommittedVersion: Sendable {
    package let objectID: String
    package let version: VersionNumber
    /// Where each file of the version has its bytes, relative to the object.
    package let contentPaths: [LogicalPath: LogicalPath]
}

/// How a commit that was cut off by a crash ended.
package struct RecoveredCommit: Sendable, Equatable {
    package enum Outcome: Sendable {
        /// The version is in the store; the catalogue may not know it yet.
        case rolledForward
        /// The store is as before the commit, and the staging tree is back in its place.
        case rolledBack
    }
    package let objectID: String
    package let version: VersionNumber
    package let outcome: Outcome
}

/// The steps of a commit, in order (preservation.md, "Commit"); named so that tests can stop after each.
package enum CommitStep: String, Sendable, CaseIterable {
    case locked, checked, journalWritten, duplicatesRemoved, contentMoved, smallFilesWritten, inventoryWritten
    case versionMoved, inventoryReplaced, sidecarReplaced, finished
}
