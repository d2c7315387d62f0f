import AWSTypes
import Service

/// Seals where a list's page ended, so that the token works for the same account, operation and parameters only, and for a day.
struct PageTokens {
    static let lifetime: Interval = .days(1)

    let operation: String
    let account: AccountID
    /// What must be the same on the next page.
    let parameters: [String]
    let keyRing: KeyRing

    func seal(_ words: [String], at now: Instant, randomness: any Randomness) throws -> String {
        try keyRing.sealToken([String((now + PageTokens.lifetime).milliseconds)] + words, purpose: purpose, randomness: randomness)
    }

    /// Throws AWS's InvalidNextTokenException for whatever is not such a token, or too old.
    func open(_ token: String, at now: Instant) throws(AWSError) -> [String] {
        guard let words: [String] = keyRing.openToken(token, purpose: purpose), let first: String = words.first,
            let end: Int64 = Int64(first),
            now.milliseconds <= end
        else { throw .invalidNextToken }
        return Array(words.dropFirst())
    }

    private var purpose: [String] { ["page", operation, account.digits] + parameters }
}

extension AWSError {
    static let invalidNextToken: AWSError = AWSError("InvalidNextTokenException", "The NextToken value is invalid.")
}
