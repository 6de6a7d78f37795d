// SPDX-License-Identifier: Apache-2.0
// A file in, its format and what it says about itself out: the one entrance to this module.

/// What an inspection found out about one file.
package struct Inspected: Codable, Hashable, Sendable {
    package var format: FileFormat
    /// The ``Extractor/name`` of the extractor that read the file; nil when only the format is known.
    package var extractor: String?
    /// The ``Extractor/version`` of that extractor's rules.
    package var extractorVersion: Int?
    package var extract: Extract

    package init(
        format: FileFormat, extractor: String? = nil, extractorVersion: Int? = nil, extract: Extract
    ) {
        self.format = format
        self.extractor = extractor
        self.extractorVersion = extractorVersion
        self.extract = extract
    }
}

/// Recognises files by their content and reads what they say about themselves.
///
/// A bad file never throws and never takes long: reads have a budget (see ``FileBytes``), libraries that cannot be
/// trusted with hostile input run in a process of their own, and whatever is wrong becomes a warning.
package struct Inspection: Sendable {
    private let extractors: [any Extractor]
    private let isolation: Isolation?

    /// - Parameter isolation: runs the extractors that need isolation; nil runs them in this process, which only files
    ///   from a trusted source allow.
    package init(extractors: [any Extractor] = Extractors.all, isolation: Isolation?) {
        self.extractors = extractors
        self.isolation = isolation
    }

    /// Opens and inspects the file at `path`.
    ///
    /// - Throws: ``FileBytesError`` when it cannot be opened or is not a regular file; never for its content.
    package func inspect(path: String) throws(FileBytesError) -> Inspected {
        inspect(try FileBytes(path: path))
    }

    /// Inspects an open file.
    package func inspect(_ file: FileBytes) -> Inspected {
        let (format, extractor) = recognise(file)
        guard let extractor else { return Inspected(format: format, extract: Extract()) }
        var extract = extract(file, format: format, with: extractor)
        if file.isExhausted {
            extract.warnings.append("the file was read in part only: it takes too long to read")
        }
        return Inspected(
            format: extract.format ?? format, extractor: extractor.name, extractorVersion: extractor.version,
            extract: extract)
    }

    /// The format of the file as far as it can be told without extracting, and the extractor for it.
    private func recognise(_ file: FileBytes) -> (FileFormat, (any Extractor)?) {
        let head = file.head
        for extractor in extractors {
            if let format = extractor.recognises(head) { return (format, extractor) }
        }
        if let format = Signatures.format(of: head) { return (format, nil) }
        for extractor in extractors {
            if let format = extractor.recognises(beyondHeadOf: file) { return (format, extractor) }
        }
        return (Signatures.textFormat(of: head) ?? .unknown, nil)
    }

    private func extract(_ file: FileBytes, format: FileFormat, with extractor: any Extractor) -> Extract {
        if extractor.needsIsolation, let isolation {
            return isolation.extract(path: file.path, format: format, extractor: extractor.name)
        }
        do {
            return try extractor.extract(file, format: format)
        } catch {
            return Extract(warnings: ["the \(extractor.name) extractor could not read this file: \(error)"])
        }
    }
}
