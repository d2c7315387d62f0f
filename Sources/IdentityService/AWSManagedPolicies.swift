package import Service

/// The policies of AWS that are offered here, under their real ARNs.
///
/// The documents are ours, written from what AWS documents of each policy's permissions, for the services that are here. The files in
/// `ManagedPolicies` are made from `data/managed-policies` by `scripts/generate`.
package struct AWSManagedPolicies: ManagedPolicyCatalog {
    package let all: [AWSManagedPolicy] = AWSManagedPolicies.catalogue
    private let byARN: [String: AWSManagedPolicy]

    package init() { byARN = Dictionary(AWSManagedPolicies.catalogue.map { ($0.arn, $0) }, uniquingKeysWith: { first, _ in first }) }

    package func policy(_ arn: String) -> AWSManagedPolicy? { byARN[arn] }
}
