import Model
import Wire

/// A page of ListSecrets.
struct SecretPage: WireEncodable {
    let secrets: [ListedSecret]
    let nextToken: String?

    func encode(to out: inout some WireObject) {
        out.list("SecretList", secrets.map { SecretDetails(secret: $0.secret, lastAccessedAt: $0.lastAccessedAt, isListEntry: true) })
        out.member("NextToken", nextToken)
    }
}
