package import Service

/// The policies of AWS that are offered here.
package struct AWSManagedPolicies: ManagedPolicyCatalog {
    package let all: [AWSManagedPolicy] = []

    package init() {}

    package func policy(_ arn: String) -> AWSManagedPolicy? { all.first { $0.arn == arn } }
}
