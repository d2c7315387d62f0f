package import AWSTypes
package import Model

/// An authenticated principal and the key that it signed with.
package struct Caller: Sendable {
    package let principal: Principal
    /// Nil for the operator.
    package let accessKeyID: String?
    /// From the signature's scope.
    package let region: Region
    /// What temporary credentials carry; nil for long-term ones.
    package let session: SessionContext?
    /// Of a federated user: who made the session. Nil for the account's root.
    package let issuer: Issuer?

    package struct Issuer: Hashable, Sendable {
        package let arn: String
        /// `AIDA…`.
        package let id: String

        package init(arn: String, id: String) {
            self.arn = arn
            self.id = id
        }
    }

    package init(principal: Principal, accessKeyID: String?, region: Region, session: SessionContext? = nil, issuer: Issuer? = nil) {
        self.principal = principal
        self.accessKeyID = accessKeyID
        self.region = region
        self.session = session
        self.issuer = issuer
    }

    var issuerARN: String? { issuer?.arn }
    var issuerID: String? { issuer?.id }

    /// The user or role whose stored policies count; nil where there is none.
    var policyHolderID: String? {
        switch principal {
        case .user(_, _, _, let id): id
        case .assumedRole(let role): role.uniqueID
        case .federatedUser: issuer?.id
        case .root, .service, .anonymous: nil
        }
    }
}
