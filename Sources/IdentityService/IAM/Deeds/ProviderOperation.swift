import AWSTypes
import Model
import Service
import Wire

/// An operation on one OIDC provider of the caller's account, named by its ARN.
protocol ProviderOperation: Operation where Target == OIDCProvider {
    var openIDConnectProviderArn: EntityARN { get }
    var requestKeys: IAMKeys { get }
}

extension ProviderOperation {
    var requestKeys: IAMKeys { IAMKeys() }

    func target(in call: Call) async throws -> Found<OIDCProvider> {
        let arn: String = openIDConnectProviderArn.text
        guard let provider: OIDCProvider = try await call.entity(OIDCProvider.self, arn), provider.account == call.account else {
            return .absent(
                Absent(
                    identifier: arn, arn: arn, owner: call.account,
                    error: .noSuchEntity("OpenIDConnect Provider not found for arn \(arn)")))
        }
        return .found(provider)
    }

    func access(to target: Found<OIDCProvider>, in call: Call) -> [Access] {
        var keys: IAMKeys = requestKeys
        if case .found(let provider) = target { keys.resourceTags = provider.tags }
        return [Access(call.action, on: openIDConnectProviderArn.text, owner: call.account) { [keys] in keys.value(of: $0) }]
    }
}

extension OIDCProvider {
    /// Audiences a provider may have (IAM user guide, *IAM and AWS STS quotas*).
    static let audienceLimit: Int = 100
    static let thumbprintLimit: Int = 5

    static func check(_ thumbprints: [Thumbprint]) throws(AWSError) {
        guard thumbprints.count <= thumbprintLimit else {
            throw AWSError("InvalidInput", "Thumbprint list must contain fewer than \(thumbprintLimit) entries.")
        }
        guard thumbprints.allSatisfy({ $0.text.allSatisfy(\.isHexDigit) }) else {
            throw AWSError("InvalidInput", "A thumbprint has forty hexadecimal digits.")
        }
    }
}
