// SPDX-License-Identifier: Apache-2.0
// The storage root's declaration and layout: OCFL 1.1 with extension 0004 in its default configuration.
import Crypto
import Foundation

enum StorageLayout {
    static let declaration = "0=ocfl_1.1"
    static let objectDeclaration = "0=ocfl_object_1.1"
    static let extensionName = "0004-hashed-n-tuple-storage-layout"

    /// SHA-256 of the id in hexadecimal: the object's folder name, and its name in `staging`.
    static func hash(of id: String) -> String { hexadecimal(SHA256.hash(data: Data(id.utf8))) }

    /// The object's folder relative to the storage root, element by element.
    static func elements(of id: String) -> [String] {
        let hash = hash(of: id)
        let tuples = (0..<3).map { tuple in
            String(decoding: Array(hash.utf8)[(tuple * 3)..<(tuple * 3 + 3)], as: UTF8.self)
        }
        return tuples + [hash]
    }

    /// Makes an empty folder a storage root, the declaration last.
    static func create(in root: Descriptor) throws {
        let extensions = try root.makeFolders(below: ["extensions", extensionName])
        for (folder, name, text) in [(extensions, "config.json", config), (root, "ocfl_layout.json", layout)]
        {
            try folder.remove(name)
            try folder.createFile(name, Array(text.utf8))
        }
        try root.synchroniseFileSystem("objects")
        try root.createFile(declaration, Array("ocfl_1.1\n".utf8))
        try root.synchroniseFileSystem("objects")
    }

    /// Refuses a folder that is not a storage root of this layout.
    static func check(_ root: Descriptor, path: String) throws {
        func refuse(_ reason: String) -> PreservationError { .notAStorageRoot(path: path, reason: reason) }
        guard root.status(of: declaration) != nil else { throw refuse("it lacks \(declaration)") }
        guard try parsed("ocfl_layout.json", in: root)?["extension"]?.text == extensionName else {
            throw refuse("its layout is not \(extensionName)")
        }
        let folder = try root.folder(below: ["extensions", extensionName])
        guard let config = try parsed("config.json", in: folder) else {
            throw refuse("config.json is missing")
        }
        let digest = config["digestAlgorithm"]?.text ?? "sha256"
        guard digest == "sha256", isThree(config["tupleSize"]), isThree(config["numberOfTuples"]) else {
            throw refuse("config.json differs from sha256, 3, 3")
        }
        if case .bool(true) = config["shortObjectRoot"] { throw refuse("shortObjectRoot is set") }
    }

    private static func isThree(_ value: JSONValue?) -> Bool {
        guard let value else { return true }
        if case .number("3") = value { return true }
        return false
    }

    private static func parsed(_ name: String, in folder: Descriptor) throws -> JSONValue? {
        guard let bytes = try folder.contents(of: name, limit: 1 << 20) else { return nil }
        return try? JSONValue(parsing: bytes)
    }

    private static let config = """
        {
          "extensionName": "0004-hashed-n-tuple-storage-layout",
          "digestAlgorithm": "sha256",
          "tupleSize": 3,
          "numberOfTuples": 3,
          "shortObjectRoot": false
        }

        """
    private static let layout = """
        {
          "extension": "0004-hashed-n-tuple-storage-layout",
          "description": "SHA-256 of the object id in hexadecimal: three folders of three characters, then the whole digest"
        }

        """
}
