// SPDX-License-Identifier: Apache-2.0
// The names in one folder, sorted by their bytes and held in one block of memory.
import Foundation

struct FolderListing: Sendable {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

    /// Reads all names of the folder but `.` and `..`.
    init(of folder: Descriptor) throws {
        // A second description of the folder: reading moves its position, and closedir closes it.
        let number = openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard number >= 0, let stream = fdopendir(number) else {
            let failure = PreservationError.last("opendir", ".")
            if number >= 0 { close(number) }
            throw failure
        }
        defer { closedir(stream) }
        guard let nameOffset = MemoryLayout<dirent>.offset(of: \.d_name) else { return }
        errno = 0
        while let entry = readdir(stream) {
            // The name is read in place: copying the record would copy 256 bytes and may read past it.
            let name = UnsafeRawPointer(entry).advanced(by: nameOffset).assumingMemoryBound(to: UInt8.self)
            let length = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            let isDots =
                name[0] == UInt8(ascii: ".") && (length == 1 || (length == 2 && name[1] == UInt8(ascii: ".")))
            if !isDots {
                let start = bytes.count
                bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: length))
                ranges.append(start..<bytes.count)
            }
            errno = 0
        }
        guard errno == 0 else { throw PreservationError.last("readdir", ".") }
        let all = bytes
        ranges.sort { all[$0].lexicographicallyPrecedes(all[$1]) }
    }

    var count: Int { ranges.count }

    func name(_ index: Int) -> RawName { RawName(bytes: Array(bytes[ranges[index]])) }

    /// Whether the folder has an entry of exactly these bytes.
    func contains(_ name: some Collection<UInt8>) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if bytes[ranges[middle]].lexicographicallyPrecedes(name) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < ranges.count && bytes[ranges[low]].elementsEqual(name)
    }
}
