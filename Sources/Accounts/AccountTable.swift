// SPDX-License-Identifier: Apache-2.0
// The SQL of accounts, tokens and sessions.

import Database

enum AccountTable {
    static let columns: SQL = "a.id, a.email, a.name, a.orcid, a.affiliation, a.role, a.created"

    static func account(_ row: Row) throws -> Account {
        Account(
            id: try row.get("id"), email: try row.get("email"), name: try row.get("name"),
            orcid: row.optional("orcid"), affiliation: row.optional("affiliation"), role: try row.get("role"),
            created: try row.get("created"))
    }
}

extension Reading {
    package func account(id: Int64) throws -> Account? {
        try first("SELECT \(AccountTable.columns) FROM accounts a WHERE a.id = \(id)").map(
            AccountTable.account)
    }

    package func account(email: String) throws -> Account? {
        try first("SELECT \(AccountTable.columns) FROM accounts a WHERE a.email = \(email)").map(
            AccountTable.account)
    }

    func accounts() throws -> [Account] {
        try rows("SELECT \(AccountTable.columns) FROM accounts a ORDER BY a.email").map(AccountTable.account)
    }

    func hasAccounts() throws -> Bool {
        try value("SELECT EXISTS (SELECT 1 FROM accounts WHERE password IS NOT NULL)") ?? false
    }

    func password(of account: Int64) throws -> String? {
        try value("SELECT password FROM accounts WHERE id = \(account)")
    }

    func account(tokenHash: [UInt8], now: String) throws -> Account? {
        try first(
            """
            SELECT \(AccountTable.columns) FROM tokens t JOIN accounts a ON a.id = t.account_id
            WHERE t.hash = \(tokenHash) AND (t.expires IS NULL OR t.expires > \(now))
            """
        ).map(AccountTable.account)
    }

    func account(sessionHash: [UInt8], now: String) throws -> Account? {
        try first(
            """
            SELECT \(AccountTable.columns) FROM sessions s JOIN accounts a ON a.id = s.account_id
            WHERE s.hash = \(sessionHash) AND s.expires > \(now)
            """
        ).map(AccountTable.account)
    }

    func tokens(of account: Int64) throws -> [Token] {
        try rows("SELECT id, name, created, expires FROM tokens WHERE account_id = \(account) ORDER BY id")
            .map {
                Token(
                    id: try $0.get("id"), name: try $0.get("name"), created: try $0.get("created"),
                    expires: $0.optional("expires"))
            }
    }
}

extension Writing {
    /// Adds an account; `password` is the hash of ``Password``, nil for one that cannot sign in.
    package func insertAccount(
        email: String, name: String, role: Role, password: String?, orcid: String? = nil,
        affiliation: String? = nil,
        created: String
    ) throws -> Int64 {
        try insert(
            """
            INSERT INTO accounts (email, name, orcid, affiliation, role, password, created)
            VALUES (\(email), \(name), \(orcid), \(affiliation), \(role), \(password), \(created))
            """)
    }

    func setPassword(_ hash: String, of account: Int64) throws {
        try execute("UPDATE accounts SET password = \(hash) WHERE id = \(account)")
        try execute("DELETE FROM sessions WHERE account_id = \(account)")
    }

    func insertToken(account: Int64, name: String, hash: [UInt8], created: String, expires: String?) throws
        -> Int64
    {
        try insert(
            """
            INSERT INTO tokens (account_id, name, hash, created, expires)
            VALUES (\(account), \(name), \(hash), \(created), \(expires))
            """)
    }

    func deleteToken(id: Int64, account: Int64) throws -> Bool {
        try change("DELETE FROM tokens WHERE id = \(id) AND account_id = \(account)") > 0
    }

    func insertSession(hash: [UInt8], account: Int64, created: String, expires: String) throws {
        try execute("DELETE FROM sessions WHERE expires <= \(created)")
        try execute("INSERT INTO sessions VALUES (\(hash), \(account), \(created), \(expires))")
    }

    func deleteSession(hash: [UInt8]) throws {
        try execute("DELETE FROM sessions WHERE hash = \(hash)")
    }
}
