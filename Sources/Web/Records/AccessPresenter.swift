// SPDX-License-Identifier: Apache-2.0
// From a record's access rules to the state that pages show.

import Catalogue
import Foundation
import Metadata

extension AccessState {
    /// - Parameter mayRead: whether this viewer may read the files.
    init(of record: Record, status: AccessStatus, mayRead: Bool) {
        let access = record.document.access
        let kind: Kind =
            switch status {
            case .open: .open
            case .embargoed: .embargoed
            case .restricted: access.record == .restricted ? .closed : .restricted
            case .metadataOnly: .metadataOnly
            }
        self.init(kind: kind)
        if status == .embargoed {
            until = access.embargo?.until.map { Day($0) }
            event = access.embargo?.event
            reason = access.embargo?.reason
        }
        viewerMayRead = mayRead && status != .open
        contact =
            record.document.metadata.contributors.first { $0.role?.id == "contactperson" }?.displayName
    }
}
