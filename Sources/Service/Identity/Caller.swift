package import AWSTypes
package import Model

/// An authenticated principal and the key that it signed with.
package struct Caller: Sendable {
    package let principal: Principal
    package let accessKeyID: String
    /// From the signature's scope.
    package let region: Region
    /// What temporary credentials carry; nil for long-term ones.
    package let session: SessionContext?

    package init(principal: Principal, accessKeyID: String, region: Region, session: SessionContext? = nil) {
        self.principal = principal
        self.accessKeyID = accessKeyID
        self.region = region
        self.session = session
    }
}
