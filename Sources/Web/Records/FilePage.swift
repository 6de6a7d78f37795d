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
    func child(named part: String) -> Any? {
        switch part {
        case "name": name
        case "crumbs": crumbs
        case "recordTitle": recordTitle
        case "recordHref": recordHref.text
        case "bytes": bytes
        case "format": format
        case "mediaType": mediaType
        case "sha512": sha512
        case "md5": md5
        case "downloadHref": downloadHref?.text
        case "preview": preview
        case "access": access
        case "properties": properties
        default: nil
        }
    }
}
