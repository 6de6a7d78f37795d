// SPDX-License-Identifier: Apache-2.0
// The page of one file: a look into it, its checksums, and what Fairway read in its header.

/// One file of a record.
struct FilePage: Page {
    static let template = "file"

    var name: String
    /// The folders above it.
    var crumbs: [TextLink] = []
    var recordTitle: String
    var recordHref: Href
    var bytes: ByteCount
    var format: String?
    var mediaType: String?
    var sha512: String?
    var md5: String?
    var downloadHref: Href?
    var preview: FilePreview?
    var access: AccessState
    /// What the file says about itself.
    var properties: [PropertyLine] = []
}

// What templates ask for, by name.

extension FilePage {
    func part(named wanted: String) -> Part? {
        switch wanted {
        case "name": name.part
        case "crumbs": crumbs.part
        case "recordTitle": recordTitle.part
        case "recordHref": recordHref.part
        case "bytes": bytes.part
        case "format": format.part
        case "mediaType": mediaType.part
        case "sha512": sha512.part
        case "md5": md5.part
        case "downloadHref": downloadHref.part
        case "preview": preview.part
        case "access": access.part
        case "properties": properties.part
        default: nil
        }
    }
}
