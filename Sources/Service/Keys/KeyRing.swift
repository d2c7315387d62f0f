package import AWSTypes
package import Cryptography
package import Model
package import SecretMemory
import Synchronization

/// Encrypts and decrypts under KMS keys, and seals what only this server reads: access keys and page tokens.
///
/// Unwrapped key material is kept as long as the key's revision stays the same; every use looks at the key first.
package final class KeyRing: Sendable {
    private struct Unwrapped: Sendable {
        let id: Key.ID
        let revision: Int64
        let materialID: UInt32
        let material: KeyBytes
    }

    private let root: RootKey
    let credentials: CredentialsKey
    let tokens: TokenKey
    let blocking: any BlockingRunner
    /// Of MFA codes and passwords.
    package let guesses: GuessLimit = GuessLimit()
    /// By key ARN. Bounded by the number of keys in use.
    private let unwrapped: Mutex<[String: Unwrapped]> = Mutex([:])

    package init(root: RootKey, credentials: CredentialsKey, tokens: TokenKey, blocking: any BlockingRunner) {
        self.root = root
        self.credentials = credentials
        self.tokens = tokens
        self.blocking = blocking
    }

    /// Encrypts a value for one version of one secret, under the secret's key.
    package func seal(_ value: SecretBytes, kind: SecretVersion.Kind, of secret: Secret, version: VersionID, in call: Call)
        async throws -> SecretVersion.Sealed
    {
        let arn: String = try await sealingKeyARN(of: secret, in: call)
        let key: Unwrapped = try await material(of: arn, in: call)
        call.note(AuditResource(type: "AWS::KMS::Key", arn: arn, account: key.id.account))
        let bytes: [UInt8] = try ValueCipher.seal(
            value, kind: kind.cipherKind, material: key.material, keyID: key.id.keyID, materialID: key.materialID, keyARN: arn,
            context: KeyRing.context(secret, version), randomness: call.randomness)
        return SecretVersion.Sealed(kind: kind, keyARN: arn, bytes: bytes)
    }

    /// Decrypts the value of one version of one secret.
    package func open(_ sealed: SecretVersion.Sealed, of secret: Secret, version: VersionID, in call: Call) async throws -> SecretBytes {
        let key: Unwrapped
        do {
            key = try await material(of: sealed.keyARN, in: call)
        } catch let error as KeyRingError where error.isForCaller {
            throw error.decryptionFailure(requestID: call.requestID)
        }
        call.note(AuditResource(type: "AWS::KMS::Key", arn: sealed.keyARN, account: key.id.account))
        do {
            return try ValueCipher.open(
                sealed.bytes, kind: sealed.kind.cipherKind, material: key.material, keyARN: sealed.keyARN,
                context: KeyRing.context(secret, version))
        } catch {
            // The stored bytes are not what was sealed for this version: damaged, or moved here from elsewhere.
            throw KeyRingError.decryptionFailure(
                "the ciphertext is not valid for this version", code: "InvalidCiphertextException", requestID: call.requestID)
        }
    }

    /// The encryption context that Secrets Manager binds each value to (user guide, *Secret encryption and decryption*).
    private static func context(_ secret: Secret, _ version: VersionID) -> EncryptionContext {
        EncryptionContext(["SecretARN": secret.arn, "SecretVersionId": version.text])
    }
}

// MARK: - Keys

extension KeyRing {
    /// The ARN that a `KmsKeyId` means for a secret, whose account and region count, not the caller's; nil for `aws/secretsmanager`. Throws Secrets Manager's error if there is no such key.
    ///
    /// Until customers can make keys, only the default key exists: empty, its alias, its id or its ARN.
    package func keyARN(named name: String?, for secret: Secret.ID, in call: Call) async throws -> String? {
        guard let name, !name.isEmpty else { return nil }
        let (account, region): (AccountID, Region) = (secret.account, secret.region)
        let alias: KeyAlias.ID = KeyAlias.ID(account: account, region: region, name: KeyAlias.secretsManager)
        if name == alias.name || name == alias.arn { return nil }
        if let standing: KeyAlias = try await call.keyAlias(alias) {
            if name == standing.keyID || name == Key.ID(account: account, region: region, keyID: standing.keyID).arn { return nil }
        }
        let shown: String =
            name.hasPrefix("arn:")
            ? name : "arn:aws:kms:\(region):\(account):\(name.hasPrefix("alias/") ? name : "key/\(name)")"
        throw AWSError("InvalidParameterException", "\(name.contains("alias/") ? "Alias" : "Key") '\(shown)' does not exist")
    }

    /// The ARN of an account's `aws/secretsmanager` key; nil before its first use.
    package func defaultKeyARN(of account: AccountID, in call: Call, region: Region) async throws -> String? {
        try await call.keyAlias(KeyAlias.ID(account: account, region: region, name: KeyAlias.secretsManager)).map { alias in
            Key.ID(account: account, region: region, keyID: alias.keyID).arn
        }
    }

    /// The key that new values of `secret` are sealed under; `aws/secretsmanager` is made on first use.
    private func sealingKeyARN(of secret: Secret, in call: Call) async throws -> String {
        if let named: String = secret.kmsKeyARN { return named }
        if let standing: String = try await defaultKeyARN(of: secret.account, in: call, region: secret.region) { return standing }
        let id: Key.ID = Key.ID(account: secret.account, region: secret.region, keyID: call.randomness.uuid())
        let material: KeyBytes = KeyBytes.random(call.randomness)
        let wrapped: [UInt8] = try root.wrap(material, label: KeyRing.label(id, materialID: 1), randomness: call.randomness)
        call.changes.insert(Key(id: id, createdAt: call.now, materialID: 1, wrappedMaterial: wrapped))
        call.changes.insert(
            KeyAlias(id: KeyAlias.ID(account: id.account, region: id.region, name: KeyAlias.secretsManager), keyID: id.keyID))
        return id.arn
    }

    private func material(of arn: String, in call: Call) async throws -> Unwrapped {
        let known: Unwrapped? = unwrapped.withLock { $0[arn] }
        guard let id: Key.ID = known?.id ?? Key.ID(arn: arn), let key: Key = try await call.key(id) else {
            throw KeyRingError.noSuchKey(arn)
        }
        if let known, known.revision == key.revision { return known }
        guard let material: KeyBytes = try? root.unwrap(key.wrappedMaterial, label: KeyRing.label(id, materialID: key.materialID)) else {
            throw KeyRingError.damagedKey(arn)
        }
        let fresh: Unwrapped = Unwrapped(id: id, revision: key.revision, materialID: key.materialID, material: material)
        // A key that this call has only staged may never come to be.
        if key.revision > 0 { unwrapped.withLock { $0[arn] = fresh } }
        return fresh
    }

    /// What key material is bound to when it is wrapped.
    private static func label(_ id: Key.ID, materialID: UInt32) -> [String] {
        [id.account.digits, id.region.name, id.keyID, String(materialID)]
    }
}

// MARK: - Credentials and tokens

extension KeyRing {
    package func sealCredential(_ secret: SecretBytes, account: AccountID, id: String, randomness: any Randomness) throws -> [UInt8] {
        try credentials.seal(secret, account: account.digits, kind: "access-key", id: id, randomness: randomness)
    }

    package func openCredential(_ sealed: [UInt8], account: AccountID, id: String) throws -> SecretBytes {
        try credentials.open(sealed, account: account.digits, kind: "access-key", id: id)
    }

    /// Seals a list of words into text that only this server opens, and only for the same `purpose`.
    package func sealToken(_ words: [String], purpose: [String], randomness: any Randomness) throws -> String {
        try tokens.seal(words.flatMap { Array("\($0.utf8.count):\($0)".utf8) }, purpose: purpose, randomness: randomness)
    }

    /// Nil for anything that was not sealed here for `purpose`.
    package func openToken(_ token: String, purpose: [String]) -> [String]? {
        guard let bytes: [UInt8] = try? tokens.open(token, purpose: purpose) else { return nil }
        // Each word behind its length, for it may hold any character.
        var words: [String] = []
        var rest: ArraySlice<UInt8> = bytes[...]
        while let colon: Int = rest.firstIndex(of: UInt8(ascii: ":")) {
            guard let count: Int = Int(String(decoding: rest[..<colon], as: UTF8.self)), count >= 0, count < rest.endIndex - colon else {
                return nil
            }
            words.append(String(decoding: rest[(colon + 1)...(colon + count)], as: UTF8.self))
            rest = rest[(colon + 1 + count)...]
        }
        return rest.isEmpty ? words : nil
    }
}

/// What the key ring cannot do. Where nobody turns it into an error of the service it is an internal one, and the text is for the log.
package enum KeyRingError: Error {
    case noSuchKey(String)
    /// Its material is there but cannot be unwrapped.
    case damagedKey(String)

    /// Whether the caller is told as of a key that he may have disabled or deleted himself.
    var isForCaller: Bool {
        switch self {
        case .noSuchKey: true
        case .damagedKey: false
        }
    }

    /// As Secrets Manager passes on what KMS said.
    package func decryptionFailure(requestID: String) -> AWSError {
        switch self {
        case .noSuchKey(let arn):
            KeyRingError.decryptionFailure("Key '\(arn)' does not exist", code: "NotFoundException", requestID: requestID)
        case .damagedKey(let arn):
            KeyRingError.decryptionFailure(
                "Key '\(arn)' cannot be used", code: "KMSInternalException", status: 500, requestID: requestID)
        }
    }

    static func decryptionFailure(_ reason: String, code: String, status: Int = 400, requestID: String) -> AWSError {
        AWSError(
            "DecryptionFailure",
            "Secrets Manager can't decrypt the secret value: \(reason) (Service: AWSKMS; Status Code: \(status); Error Code: \(code); "
                + "Request ID: \(requestID))")
    }
}

extension Key.ID {
    /// Reads `arn:aws:kms:<region>:<account>:key/<id>`.
    init?(arn text: String) {
        guard let arn: ARN = ARN(text), arn.service == "kms", arn.resource.hasPrefix("key/"),
            let account: AccountID = AccountID(arn.account)
        else {
            return nil
        }
        self.init(account: account, region: Region(arn.region), keyID: String(arn.resource.dropFirst("key/".count)))
    }
}

extension SecretVersion.Kind {
    var cipherKind: ValueCipher.Kind {
        switch self {
        case .string: .string
        case .binary: .binary
        }
    }
}
