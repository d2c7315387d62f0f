import AWSTypes
import Model
import Service

/// Reads pages of an account's secrets, and seals where each one ended into its token.
struct SecretLister {
    let call: Call
    /// Whose page tokens these are.
    let operation: String

    func page(query: SecretQuery, order: SecretOrder, showsDeleted: Bool, size: Int, token: String?) async throws -> SecretPage {
        let tokens: PageTokens = PageTokens(
            operation: operation, account: call.account,
            parameters: [
                call.region.name, query.fingerprint, order.key.rawValue, order.isDescending ? "desc" : "asc", showsDeleted ? "deleted" : "",
            ],
            keyRing: call.keyRing)
        let search: SecretSearch = SecretSearch(
            of: call.account, in: call.region, matching: query, order: order, showsDeleted: showsDeleted)
        let last: SecretPosition? = try token.map { try SecretPosition(words: try tokens.open($0, at: call.now)) }
        let matches: SecretMatches = try await call.store.secrets(search, after: last, limit: size)
        let nextToken: String? = try matches.next.map { try tokens.seal($0.words, at: call.now, randomness: call.randomness) }
        return SecretPage(secrets: matches.secrets, nextToken: nextToken)
    }
}

extension SecretPosition {
    fileprivate var words: [String] { [String(time), tail] }

    fileprivate init(words: [String]) throws(AWSError) {
        guard words.count == 2, let time: Int64 = Int64(words[0]) else { throw .invalidNextToken }
        self.init(time: time, tail: words[1])
    }
}
