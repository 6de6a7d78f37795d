// SPDX-License-Identifier: Apache-2.0
// The list of members of an archive through libarchive, with limits; nothing is unpacked.

import CLibArchive
import Foundation

/// The members of a ZIP or TAR archive as its headers state them.
struct ArchiveListing {
    struct Limits {
        var entries = 100_000
        /// The decompressed bytes that a compressed TAR may have before listing stops; claimed sizes, not trusted ones.
        var time: Duration = .milliseconds(600)
        /// Members that are read into memory, such as `mimetype`, may have this size.
        var member = 256 << 10
    }

    struct Member {
        let name: String
        /// The size that the archive claims; nil where it claims none.
        let size: Int64?
        let isFolder: Bool
        let linkTarget: String?
    }

    private(set) var members: [Member] = []
    /// `ZIP 2.0 (deflation)`, `GNU tar format`, as libarchive names it.
    private(set) var formatName = ""
    /// The compression around a TAR: `gzip`; empty when there is none.
    private(set) var filterName = ""
    private(set) var isEncrypted = false
    /// Why the list is not complete; nil when it is.
    private(set) var incomplete: String?
    /// The content of the small members whose names were asked for.
    private(set) var contents: [String: [UInt8]] = [:]

    /// Lists the archive; `wanted` says which small members to read.
    init(_ file: FileBytes, limits: Limits = Limits(), wanted: (String) -> Bool) {
        // libarchive converts names to the character set of the locale: UTF-8 for this thread, so that none is lost.
        let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
        let before = locale.map { uselocale($0) }
        defer {
            if let before { uselocale(before) }
            if let locale { freelocale(locale) }
        }
        guard let archive = archive_read_new() else {
            incomplete = "libarchive gives no reader"
            return
        }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_filter_gzip(archive)
        archive_read_support_filter_bzip2(archive)
        archive_read_support_filter_xz(archive)
        archive_read_support_filter_zstd(archive)

        let input = ArchiveInput(file, deadline: .now + limits.time)
        let status = withExtendedLifetime(input) { open(archive, input) }
        guard status == ARCHIVE_OK else {
            incomplete = Self.message(archive)
            return
        }
        list(archive, input, limits, wanted)
    }

    private func open(_ archive: OpaquePointer, _ input: ArchiveInput) -> Int32 {
        archive_read_set_read_callback(archive) { _, context, buffer in
            guard let context else { return -1 }
            return Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue().read(buffer)
        }
        archive_read_set_seek_callback(archive) { _, context, offset, whence in
            guard let context else { return -1 }
            return Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue().seek(offset, whence)
        }
        archive_read_set_skip_callback(archive) { _, context, count in
            guard let context else { return 0 }
            return Unmanaged<ArchiveInput>.fromOpaque(context).takeUnretainedValue().skip(count)
        }
        archive_read_set_callback_data(archive, Unmanaged.passUnretained(input).toOpaque())
        return archive_read_open1(archive)
    }

    private mutating func list(
        _ archive: OpaquePointer, _ input: ArchiveInput, _ limits: Limits, _ wanted: (String) -> Bool
    ) {
        var entry: OpaquePointer?
        while true {
            if members.count >= limits.entries {
                incomplete = "more than \(limits.entries) members"
                break
            }
            if input.isOverdue {
                incomplete = "listing takes too long"
                break
            }
            let status = archive_read_next_header(archive, &entry)
            if members.isEmpty, archive_filter_count(archive) > 2 {
                // Archives compressed twice are bombs or mistakes, and the inner layer escapes the limit of time.
                incomplete = "compressed more than once"
                break
            }
            if status == ARCHIVE_EOF { break }
            guard status >= ARCHIVE_WARN, let entry else {
                incomplete = input.isOverdue ? "listing takes too long" : Self.message(archive)
                break
            }
            let member = Self.member(entry)
            members.append(member)
            if archive_entry_is_encrypted(entry) != 0 { isEncrypted = true }
            if contents.count < 8, let size = member.size, size > 0, size <= Int64(limits.member),
                wanted(member.name)
            {
                contents[member.name] = Self.content(archive, limit: limits.member)
            }
        }
        if let name = archive_format_name(archive) { formatName = String(cString: name) }
        if archive_filter_count(archive) > 1, let name = archive_filter_name(archive, 0) {
            filterName = String(cString: name)
        }
    }

    private static func member(_ entry: OpaquePointer) -> Member {
        let name = (archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)).map {
            String(cString: $0)
        }
        let isFolder = archive_entry_filetype(entry) == S_IFDIR
        let target = archive_entry_symlink_utf8(entry) ?? archive_entry_hardlink_utf8(entry)
        return Member(
            name: name ?? "",
            size: archive_entry_size_is_set(entry) != 0 ? max(0, archive_entry_size(entry)) : nil,
            isFolder: isFolder, linkTarget: target.map { String(cString: $0) })
    }

    private static func content(_ archive: OpaquePointer, limit: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
            while filled < limit, let base = buffer.baseAddress {
                let got = archive_read_data(archive, base + filled, limit - filled)
                if got <= 0 { break }
                filled += got
            }
        }
    }

    private static func message(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0).lowercased() } ?? "the archive cannot be read"
    }
}

/// The bytes of the file as libarchive asks for them: small blocks, so that the limit of time is seen often even when
/// each of them expands a thousandfold.
private final class ArchiveInput {
    private static let blockLength = 1 << 13

    private let file: FileBytes
    private let deadline: ContinuousClock.Instant
    private var offset: Int64 = 0
    private let block = UnsafeMutableRawPointer.allocate(byteCount: ArchiveInput.blockLength, alignment: 16)

    init(_ file: FileBytes, deadline: ContinuousClock.Instant) {
        self.file = file
        self.deadline = deadline
    }

    deinit { block.deallocate() }

    var isOverdue: Bool { ContinuousClock.now >= deadline }

    /// Number of bytes behind `buffer`, 0 at the end, negative when the time is over.
    func read(_ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        guard !isOverdue else { return -1 }
        let bytes = file.read(at: offset, count: Self.blockLength)
        block.copyMemory(from: bytes, byteCount: bytes.count)
        offset += Int64(bytes.count)
        buffer?.pointee = UnsafeRawPointer(block)
        return bytes.count
    }

    func seek(_ target: Int64, _ whence: Int32) -> Int64 {
        let base: Int64 = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? offset : file.size
        let (sum, overflow) = base.addingReportingOverflow(target)
        guard !overflow, sum >= 0 else { return -1 }
        offset = min(sum, file.size)
        return offset
    }

    func skip(_ count: Int64) -> Int64 {
        let skipped = max(0, min(count, file.size - offset))
        offset += skipped
        return skipped
    }
}
