// SPDX-License-Identifier: Apache-2.0
// Who may read, in the words a scientist uses.

/// The access to a record's files now, for this viewer, and what will change it.
struct AccessState: PageModel {
    enum Kind: Sendable, CaseIterable {
        /// Everyone may download.
        case open
        /// Restricted until a date, or an event with a latest date.
        case embargoed
        /// Metadata public, files for those with permission.
        case restricted
        /// Record and files for those with permission only.
        case closed
        /// A record without files.
        case metadataOnly
    }

    var kind: Kind
    /// The day on which the embargo is over; for an event its latest day.
    var until: Day?
    /// What ends the embargo earlier: `publication of the paper`.
    var event: String?
    /// Why, as the depositor or plan says it.
    var reason: String?
    /// True when this viewer may download although others may not.
    var viewerMayRead = false
    /// How to get access: whom to ask. A `mailto:` or a page.
    var contact: String?
    var contactHref: Href?

    var isOpen: Bool { kind == .open }
    var isEmbargoed: Bool { kind == .embargoed }
    var isRestricted: Bool { kind == .restricted }
    var isClosed: Bool { kind == .closed }
    var isMetadataOnly: Bool { kind == .metadataOnly }
    /// Both a date and an event: whichever comes first.
    var isEither: Bool { until != nil && event != nil }
    var mayRead: Bool { kind == .open || viewerMayRead }
}

// What templates ask for, by name.

extension AccessState {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "until": until.part
        case "event": event.part
        case "reason": reason.part
        case "viewerMayRead": viewerMayRead.part
        case "contact": contact.part
        case "contactHref": contactHref.part
        case "isOpen": isOpen.part
        case "isEmbargoed": isEmbargoed.part
        case "isRestricted": isRestricted.part
        case "isClosed": isClosed.part
        case "isMetadataOnly": isMetadataOnly.part
        case "isEither": isEither.part
        case "mayRead": mayRead.part
        default: nil
        }
    }
}
