// SPDX-License-Identifier: Apache-2.0
// The SQL of record pages: one folder of many files, and whether a page has changed.

import Accounts
import Database

extension Reading {
    /// The items of one folder in the order of keys. Folders are skipped over, not listed through.
    func folder(_ page: FolderPage, of record: String, limit: Int) throws -> [FolderItem] {
        let end = Self.successor(of: page.path)
        var after =
            page.after.map { $0.hasSuffix("/") ? Self.successor(of: $0) ?? $0 : $0 + "\u{1}" } ?? page.path
        var items: [FolderItem] = []
        while items.count < limit {
            let found = try rows(
                """
                SELECT \(FileTable.columns) FROM files f WHERE f.record_id = \(record) AND f.key >= \(after)
                ORDER BY f.key LIMIT \(limit - items.count)
                """
            ).map(FileTable.file)
            if found.isEmpty { return items }
            for file in found {
                let key = file.entry.key
                if let end, key >= end { return items }
                guard let slash = key.dropFirst(page.path.count).firstIndex(of: "/") else {
                    items.append(.file(file.entry))
                    after = key + "\u{1}"
                    continue
                }
                let path = String(key[...slash])
                items.append(try inside(path, of: record))
                after = Self.successor(of: path) ?? path
                break
            }
        }
        return items
    }

    private func inside(_ path: String, of record: String) throws -> FolderItem {
        let row = try first(
            """
            SELECT count(*) AS files, coalesce(sum(f.size), 0) AS bytes FROM files f
            WHERE f.record_id = \(record) AND f.key >= \(path) AND f.key < \(Self.successor(of: path))
            """)
        return .folder(path: path, files: try row?.get("files") ?? 0, bytes: try row?.get("bytes") ?? 0)
    }

    /// The first text behind all that begin with `path/`: the slash becomes the next character.
    private static func successor(of path: String) -> String? {
        path.hasSuffix("/") ? path.dropLast() + "0" : nil
    }

    func seesPlan(_ plan: String, _ viewer: Viewer) throws -> Bool {
        try value(
            "SELECT 1 FROM plans p WHERE p.id = \(plan) AND \(Permission.seesPlan(viewer))", as: Int.self)
            != nil
    }

    func pageState(of id: String, for viewer: Viewer, on day: String) throws -> String? {
        let row = try first(
            """
            SELECT r.revision, r.updated, r.parent_id,
                coalesce(\(Permission.readFiles.condition(for: viewer, on: day)), 0) AS may_read,
                (SELECT p.current FROM plans p WHERE p.id = r.plan_id AND \(Permission.seesPlan(viewer))) AS plan
            FROM records r
            WHERE r.id = \(id) AND r.state = 'published' AND \(Permission.see.condition(for: viewer, on: day))
            """)
        guard let row else { return nil }
        let (revision, mayRead): (Int, Int) = (try row.get("revision"), try row.get("may_read"))
        let (updated, parent): (String, String) = (try row.get("updated"), try row.get("parent_id"))
        let plan: Int = row.optional("plan") ?? 0
        let family: String =
            try value(
                """
                SELECT count(*) || '.' || coalesce(max(v.updated), '') FROM records v
                WHERE v.parent_id = \(parent) AND v.state = 'published'
                """) ?? ""
        return "\(day).\(revision).\(updated).\(mayRead).\(plan).\(family)"
    }
}
