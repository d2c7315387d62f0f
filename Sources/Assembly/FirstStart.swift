import AWSTypes
import Foundation
import Model
import SecretMemory
import Service

/// Makes the account and its root access key, once. The secret goes to a file beside the data directory that only its owner reads,
/// before the database hears of the key: a crash in between loses nothing.
///
/// In development the address listened on says which key is wanted; one that is not there yet is made.
struct FirstStart {
    let settings: Settings
    let clock: any Clock
    let randomness: any Randomness

    /// Returns true if this was the first start.
    func ensureAccount(in store: any Store, keyRing: KeyRing) async throws -> Bool {
        let isNew: Bool = try await store.account(settings.accountID) == nil
        guard isNew || settings.isDevelopment else { return false }
        let credentials: Credentials = try settings.hasWellKnownKeys ? .development : keptCredentials()
        guard try await store.accessKey(credentials.accessKeyID) == nil else { return false }
        // A key that took the place of the first one stays the only one.
        let others: [AccessKey] = try await store.rootAccessKeys(of: settings.accountID)
        guard isNew || settings.hasWellKnownKeys || others.allSatisfy({ WellKnownKeys.names($0.id) }) else { return false }
        let root: AccessKey.Owner = .root(settings.accountID)
        let sealed: [UInt8] = try keyRing.sealCredential(
            SecretBytes(utf8: credentials.secret), account: settings.accountID, id: credentials.accessKeyID, randomness: randomness)
        let now: Instant = clock.now()
        let key: AccessKey = AccessKey(id: credentials.accessKeyID, owner: root, sealedSecret: sealed, createdAt: now)
        let account: [Change] = isNew ? [Change(.insert, Account(id: settings.accountID, createdAt: now))] : []
        let record: AuditRecord = ServiceEvents(randomness: randomness).rootKeyMade(key, at: now)
        try await store.commit(account + [Change(.insert, key)], records: [record])
        return isNew
    }

    /// What the file holds, which is written if it is not there.
    private func keptCredentials() throws(AssemblyError) -> Credentials {
        guard !settings.isEphemeral else { return .new(randomness) }
        let path: String = DataDirectory.credentialsFile(for: settings.dataDirectory)
        if let kept: Credentials = try Credentials(file: path) { return kept }
        let fresh: Credentials = .new(randomness)
        try PrivateFile.create(path, Array(fresh.fileText.utf8))
        return fresh
    }
}

/// An access key with its secret, as the AWS tools' shared credentials file has it.
package struct Credentials: Sendable {
    package let accessKeyID: String
    package let secret: String

    /// Well known, for development mode on loopback only.
    package static let development: Credentials = Credentials(accessKeyID: "test", secret: "test")

    static func new(_ randomness: any Randomness) -> Credentials {
        Credentials(accessKeyID: AccessKey.newID(randomness), secret: AccessKey.newSecret(randomness))
    }

    var fileText: String { "[default]\naws_access_key_id = \(accessKeyID)\naws_secret_access_key = \(secret)\n" }

    /// Reads a file that ``fileText`` made; nil if there is none.
    package init?(file path: String) throws(AssemblyError) {
        guard let bytes: [UInt8] = try PrivateFile.read(path) else { return nil }
        var values: [Substring: Substring] = [:]
        for line: Substring in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let parts: [Substring] = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2 {
                values[Substring(parts[0].trimmingCharacters(in: .whitespaces))] = Substring(parts[1].trimmingCharacters(in: .whitespaces))
            }
        }
        guard let id: Substring = values["aws_access_key_id"], let secret: Substring = values["aws_secret_access_key"] else {
            throw AssemblyError("\(path) does not hold an access key; put it back, or remove it together with the data directory")
        }
        self.init(accessKeyID: String(id), secret: String(secret))
    }

    package init(accessKeyID: String, secret: String) {
        self.accessKeyID = accessKeyID
        self.secret = secret
    }

    /// Writes them to a new file of mode 0600. Throws if it is there already.
    package func write(to path: String) throws(AssemblyError) { try PrivateFile.create(path, Array(fileText.utf8)) }
}

/// The file of an application role's token.
package enum TokenFile {
    /// Writes a new file of mode 0600. Throws if it is there already.
    package static func write(_ token: String, to path: String) throws(AssemblyError) { try PrivateFile.create(path, Array(token.utf8)) }
}
