package import AWSTypes

/// An identity provider whose tokens roles may trust. (IAM API reference, *OpenIDConnectProvider*.)
package struct OIDCProvider: IAMEntity {
    package static let kind: IAMKind = .oidcProvider

    /// The ARN: `arn:aws:iam::<account>:oidc-provider/<host and path>`.
    package let id: String
    package let account: AccountID
    /// Without scheme, as the ARN has it.
    package let name: String
    package let createdAt: Instant
    /// Audiences.
    package var clientIDs: [String]
    package var thumbprints: [String]
    package var tags: [Tag] = []
    package var revision: Int64 = 0

    package init(account: AccountID, url: String, createdAt: Instant, clientIDs: [String], thumbprints: [String]) {
        let host: String = url.hasPrefix("https://") ? String(url.dropFirst(8)) : url
        id = "arn:aws:iam::\(account):oidc-provider/\(host)"
        self.account = account
        name = host
        self.createdAt = createdAt
        self.clientIDs = clientIDs
        self.thumbprints = thumbprints
    }

    package var arn: String { id }
    package var path: String { "/" }
    package var references: [IAMReference] { [] }
}
