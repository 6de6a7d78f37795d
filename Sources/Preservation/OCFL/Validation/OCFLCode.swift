// SPDX-License-Identifier: Apache-2.0
// The rules of OCFL 1.0 and 1.1 under the specification's codes (validation-codes.md of both versions), each in a few words.

/// A rule of OCFL: `E…` for MUST, `W…` for SHOULD.
package enum OCFLCode: String, Sendable, CaseIterable, Hashable, Comparable {
    case E001, E002, E003, E004, E005, E006, E007, E008, E009, E010, E011, E012
    case E013, E014, E015, E016, E017, E018, E019, E020, E021, E022, E023, E024
    case E025, E026, E027, E028, E029, E030, E031, E032, E033, E034, E035, E036
    case E037, E038, E039, E040, E041, E042, E043, E044, E045, E046, E047, E048
    case E049, E050, E051, E052, E053, E054, E055, E056, E057, E058, E059, E060
    case E061, E062, E063, E064, E066, E067, E068, E069, E070, E071, E072, E073
    case E074, E075, E076, E077, E078, E079, E080, E081, E082, E083, E084, E085
    case E086, E087, E088, E089, E090, E091, E092, E093, E094, E095, E096, E097
    case E098, E099, E100, E101, E102, E103, E104, E105, E106, E107, E108, E110
    case E111, E112, W001, W002, W003, W004, W005, W007, W008, W009, W010, W011
    case W012, W013, W014, W015, W016

    package var severity: Finding.Severity { rawValue.hasPrefix("E") ? .error : .warning }

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

    /// What must (or should) hold.
    package var rule: String {
        switch self {
        case .E001: "an object root holds nothing but what the specification names"
        case .E002: "the version declaration is a file as NAMASTE describes it"
        case .E003: "an object root has exactly one version declaration"
        case .E004: "the declaration's name has the form T=dvalue"
        case .E005: "T of the declaration is 0"
        case .E006: "dvalue of the declaration is ocfl_object_ and a version of OCFL"
        case .E007: "the declaration contains dvalue and a newline"
        case .E008: "an object has at least one version"
        case .E009: "version numbers start at 1"
        case .E010: "version numbers have no gaps"
        case .E011: "zero-padded version folders begin with v and a zero"
        case .E012: "all version folders of an object are named in the same way"
        case .E013: "later versions follow the naming of the first"
        case .E014: "inventories use the real names of version folders"
        case .E015: "a version folder has no files but inventory and sidecar"
        case .E016: "a version with files has a content folder"
        case .E017: "contentDirectory contains no slash"
        case .E018: "contentDirectory is neither . nor .."
        case .E019: "contentDirectory, if set, is set in the first version"
        case .E020: "contentDirectory does not change between versions"
        case .E021: "without contentDirectory the folder is named content"
        case .E022: "other folders of a version folder are ignored"
        case .E023: "every content file is in the manifest"
        case .E024: "no folder of the content is empty"
        case .E025: "content is addressed by sha512 or sha256"
        case .E026: "fixity algorithms come from the controlled vocabulary or an extension"
        case .E027: "all fixity algorithms of the specification are supported"
        case .E028: "unsupported fixity algorithms are ignored"
        case .E029: "sha1 digests are hexadecimal"
        case .E030: "sha256 digests are hexadecimal"
        case .E031: "sha512 digests are hexadecimal"
        case .E032: "blake2b-512 digests are hexadecimal"
        case .E033: "an inventory is JSON in UTF-8 with the specified structure"
        case .E034: "an inventory is named inventory.json"
        case .E035: "content paths use the slash as separator"
        case .E036: "an inventory has id, type, digestAlgorithm and head"
        case .E037: "the id is a non-empty string and the same in all inventories"
        case .E038: "type names the inventory of the declared version of OCFL"
        case .E039: "digestAlgorithm is the one used in manifest and state"
        case .E040: "head is the name of the newest version"
        case .E041: "an inventory has manifest and versions"
        case .E042: "content paths are relative to the object root and lead into a version's content"
        case .E043: "an inventory has a block for versions"
        case .E044: "that block has the key versions"
        case .E045: "versions is a JSON object"
        case .E046: "the keys of versions are the names of the version folders"
        case .E047: "each version is a JSON object"
        case .E048: "each version has created and state"
        case .E049: "created is a date and time of RFC 3339 with seconds and zone"
        case .E050: "state maps digests of the manifest to logical paths"
        case .E051: "logical paths are strings of elements joined by slashes"
        case .E052: "elements of logical paths are not ., .. or empty"
        case .E053: "logical paths do not begin or end with a slash"
        case .E054: "user is an object with a name"
        case .E055: "the block of further digests has the key fixity"
        case .E056: "keys of fixity are known algorithms"
        case .E057: "blocks of fixity have the structure of the manifest"
        case .E058: "every inventory has a sidecar"
        case .E059: "the sidecar's algorithm is digestAlgorithm"
        case .E060: "the sidecar has the digest of the inventory"
        case .E061: "the sidecar has the form DIGEST inventory.json"
        case .E062: "the sidecar is written last"
        case .E063: "an object root has an inventory"
        case .E064: "the newest version's inventory equals the object's"
        case .E066: "earlier inventories describe the same states"
        case .E067: "extensions of an object holds nothing but folders"
        case .E068: "an extension is defined in the repository of extensions or in the storage root"
        case .E069: "a storage root has a declaration"
        case .E070: "ocfl_layout.json has extension and description"
        case .E071: "extension of ocfl_layout.json is a registered name"
        case .E072: "the storage hierarchy has no files outside of objects"
        case .E073: "a storage root has no empty folders"
        case .E074: "storage roots are independent"
        case .E075: "the storage root's declaration is a file as NAMASTE describes it"
        case .E076: "a storage root has exactly one declaration"
        case .E077: "the name of the root's declaration has the form T=dvalue"
        case .E078: "T of the root's declaration is 0"
        case .E079: "dvalue of the root's declaration is ocfl_ and a version of OCFL"
        case .E080: "the root's declaration contains dvalue and a newline"
        case .E081: "objects conform to the storage root's version of OCFL or an earlier one"
        case .E082: "objects are the ends of the storage hierarchy"
        case .E083: "the object's id determines its path"
        case .E084: "intermediate folders hold no files"
        case .E085: "every branch of the hierarchy ends in an object"
        case .E086: "extensions of a storage root keeps the rules of object extensions"
        case .E087: "unknown files in the storage root are ignored"
        case .E088: "a storage root has no folders outside of hierarchy and extensions"
        case .E089: "content that OCFL cannot hold is wrapped in an image file"
        case .E090: "there are no hard or symbolic links"
        case .E091: "file systems keep the case of names"
        case .E092: "manifest entries are arrays of existing files with that digest"
        case .E093: "fixity digests match the files"
        case .E094: "message is a string"
        case .E095: "logical paths of a version are unique and do not conflict"
        case .E096: "a digest is in the manifest once, regardless of case"
        case .E097: "a digest is in a fixity block once, regardless of case"
        case .E098: "content paths are strings of elements joined by slashes"
        case .E099: "elements of content paths are not ., .. or empty"
        case .E100: "content paths do not begin or end with a slash"
        case .E101: "content paths are unique and do not conflict"
        case .E102: "an inventory has no other keys than specified"
        case .E103: "later versions conform to the same or a later OCFL"
        case .E104: "version folders are named v and a number"
        case .E105: "version numbers are positive decimal integers"
        case .E106: "manifest is a JSON object"
        case .E107: "every digest of the manifest is used in a state"
        case .E108: "contentDirectory names a folder directly below the version folder"
        case .E110: "the id does not change between versions"
        case .E111: "fixity is a JSON object"
        case .E112: "extensions of a storage root holds nothing but folders"
        case .W001: "version folders should not be padded"
        case .W002: "a version folder should have no folder but the content"
        case .W003: "a version without files should have no content folder"
        case .W004: "sha512 should be used"
        case .W005: "the id should be a URI"
        case .W007: "versions should have message and user"
        case .W008: "user should have an address"
        case .W009: "the address should be a URI"
        case .W010: "every version folder should have an inventory"
        case .W011: "created, message and user should be the same in all inventories"
        case .W012: "the logs folder should hold records of actions"
        case .W013: "object extensions should have registered names"
        case .W014: "a storage root should have one layout"
        case .W015: "objects should be either all in a hierarchy or all directly in the root"
        case .W016: "storage root extensions should have registered names"
        }
    }

    /// Why no finding has this code; nil for rules that are checked.
    package var notVisible: String? {
        switch self {
        case .E022: "a duty of readers; they cause W002 only"
        case .E028: "a duty of readers: sha512/256 and size are passed over"
        case .E062: "order of writing leaves no trace; a mismatch shows as E060"
        case .E068: "documents cannot be recognised; unregistered names cause W013"
        case .E074: "nothing on one disk shows it"
        case .E087: "a duty of validators, kept"
        case .E089: "an image file is content like any other"
        case .E091: "a property of the file system, not of the files"
        case .W012: "what a file records cannot be judged"
        default: nil
        }
    }
}
