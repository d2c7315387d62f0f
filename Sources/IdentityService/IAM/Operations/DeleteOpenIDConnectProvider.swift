import AWSTypes
import Model
import Service
import Wire

/// Deletes an identity provider: its tokens open nothing any more. (IAM API reference, *DeleteOpenIDConnectProvider*.)
struct DeleteOpenIDConnectProvider: ProviderOperation {
    let openIDConnectProviderArn: EntityARN

    static let isReadOnly: Bool = false

    var auditFields: AuditFields { AuditFields().text("openIDConnectProviderArn", openIDConnectProviderArn.text) }

    func run(on provider: OIDCProvider, in call: Call) async throws -> NoOutput {
        call.changes.delete(provider)
        return NoOutput()
    }
}
