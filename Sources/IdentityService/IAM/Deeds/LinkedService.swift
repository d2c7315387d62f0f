/// A service of AWS that has a role of its own in each account that uses it (IAM user guide, *AWS services that work with IAM*).
struct LinkedService: Sendable {
    private let role: String
    let policyName: String
    let allowsSuffix: Bool

    /// Nil for a service without such a role.
    init?(_ service: String) {
        guard let known: (role: String, policy: String, allowsSuffix: Bool) = LinkedService.known[service] else { return nil }
        (role, policyName, allowsSuffix) = (known.role, known.policy, known.allowsSuffix)
    }

    func roleName(_ suffix: String?) -> String { suffix.map { "\(role)_\($0)" } ?? role }

    private static let known: [String: (role: String, policy: String, allowsSuffix: Bool)] = [
        "autoscaling.amazonaws.com": ("AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy", true),
        "cloudtrail.amazonaws.com": ("AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy", false),
        "connect.amazonaws.com": ("AWSServiceRoleForAmazonConnect", "AmazonConnectServiceLinkedRolePolicy", true),
        "lexv2.amazonaws.com": ("AWSServiceRoleForLexV2Bots", "AmazonLexV2BotPolicy", true),
        "mrk.kms.amazonaws.com": (
            "AWSServiceRoleForKeyManagementServiceMultiRegionKeys", "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy", false
        ),
        "rds.amazonaws.com": ("AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy", false),
        "ssm.amazonaws.com": ("AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy", false),
    ]
}
