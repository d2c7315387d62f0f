package import AWSTypes

/// What a `SecretId` says: a name, a full ARN, or an ARN without its six last characters.
///
/// A name means the caller's own account; an ARN's account decides. (Contract: *ARN and lookup*.)
package struct SecretReference: Hashable, Sendable {
    /// As the caller gave it.
    package let given: String
    /// Where to look; nil for a well-formed ARN of another region or partition, under which nothing can be found here.
    package let id: Secret.ID?
    /// The account that such a secret belongs to, wherever it is.
    package let owner: AccountID
    /// What the secret's ARN must be; nil if any will do.
    package let exactARN: String?
    /// The ARN that an absent secret is authorised against: six literal question marks stand for the suffix.
    package let presumedARN: String

    /// Throws AWS's *Invalid name* error for what can be no secret's name or ARN.
    package init(_ given: String, account: AccountID, region: Region) throws(AWSError) {
        self.given = given
        guard given.hasPrefix("arn:") else {
            try Secret.demandName(given)
            let id: Secret.ID = Secret.ID(account: account, region: region, name: given)
            self.id = id
            owner = account
            exactARN = nil
            presumedARN = Secret.arn(id, suffix: "??????")
            return
        }
        guard let arn: ARN = ARN(given), arn.service == "secretsmanager", arn.resource.hasPrefix("secret:") else {
            throw .invalidSecretName
        }
        let tail: String = String(arn.resource.dropFirst("secret:".count))
        try Secret.demandName(tail)
        guard given.utf8.allSatisfy({ Secret.isNameByte($0) || $0 == UInt8(ascii: ":") }) else { throw .invalidSecretName }
        let isFull: Bool = SecretReference.endsInSuffix(tail)
        exactARN = isFull ? given : nil
        presumedARN = isFull ? given : "\(given)-??????"
        // What is no account's number belongs to nobody: then it is as if it was the caller's, and not there.
        let named: AccountID? = AccountID(arn.account)
        owner = named ?? account
        if arn.partition == "aws", arn.region == region.name, let owner: AccountID = named {
            id = Secret.ID(account: owner, region: region, name: isFull ? String(tail.dropLast(7)) : tail)
        } else {
            id = nil
        }
    }

    /// Whether `secret`, found under ``id``, is the one that is meant.
    package func names(_ secret: Secret) -> Bool { exactARN == nil || exactARN == secret.arn }

    /// The name in what was given, without a full ARN's suffix.
    package var name: String {
        guard let arn: ARN = ARN(given) else { return given }
        return String(arn.resource.dropFirst("secret:".count).dropLast(exactARN == nil ? 0 : 7))
    }

    /// A non-empty name, a hyphen and six letters or digits.
    private static func endsInSuffix(_ tail: String) -> Bool {
        let bytes = tail.utf8
        guard bytes.count > 7 else { return false }
        let hyphen = bytes.index(bytes.endIndex, offsetBy: -7)
        return bytes[hyphen] == UInt8(ascii: "-") && bytes[bytes.index(after: hyphen)...].allSatisfy(Secret.isLetterOrDigit)
    }
}

extension Secret {
    /// Refuses a name with a character that secrets' names do not have.
    package static func demandName(_ name: String) throws(AWSError) {
        guard !name.isEmpty, name.utf8.allSatisfy(isNameByte) else { throw .invalidSecretName }
    }

    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "."),
            UInt8(ascii: "@"), UInt8(ascii: "!"):
            true
        default: isLetterOrDigit(byte)
        }
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

extension AWSError {
    package static let secretNotFound: AWSError = AWSError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
    package static let invalidSecretName: AWSError = .validation(
        "Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!")
}
