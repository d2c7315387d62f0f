import AWSTypes
import Model
import Service

/// Reads pages of an account's secrets: from the sort index, checked by the model's own matcher.
struct SecretLister {
    /// How many secrets one page looks at; a page may therefore come back short, with a token.
    static let examined: Int = 5000
    private static let batch: Int = 500

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
        var position: SecretPosition? = try token.map { try SecretPosition(words: try tokens.open($0, at: call.now)) }
        var found: [ListedSecret] = []
        var looked: Int = 0
        var isMore: Bool = true
        search: while true {
            let limit: Int = min(max(size - found.count + 1, 100), SecretLister.batch)
            let rows: [ListedSecret] = try await call.store.secrets(
                of: call.account, in: call.region, order: order, after: position, limit: limit)
            for row: ListedSecret in rows {
                if found.count == size || looked == SecretLister.examined { break search }
                looked += 1
                position = SecretPosition(row, in: order)
                if showsDeleted || row.secret.deletionDate == nil, query.matches(row.secret) { found.append(row) }
            }
            if rows.count < limit {
                isMore = false
                break
            }
        }
        let nextToken: String? = !isMore ? nil : try tokens.seal(position?.words ?? [], at: call.now, randomness: call.randomness)
        return SecretPage(secrets: found, nextToken: nextToken)
    }
}

extension SecretPosition {
    fileprivate var words: [String] { [String(time), tail] }

    fileprivate init(words: [String]) throws(AWSError) {
        guard words.count == 2, let time: Int64 = Int64(words[0]) else { throw .invalidNextToken }
        self.init(time: time, tail: words[1])
    }
}
