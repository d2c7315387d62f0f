// Made by scripts/generate from data/managed-policies/. Change that, not this.
import Service

extension AWSManagedPolicies {
    /// Ascending by name.
    static let catalogue: [AWSManagedPolicy] = [
        awsCloudTrailFullAccess,
        awsCloudTrailReadOnlyAccess,
        awsKeyManagementServiceMultiRegionKeysServiceRolePolicy,
        awsKeyManagementServicePowerUser,
        awsLambdaBasicExecutionRole,
        awsLambdaFullAccess,
        administratorAccess,
        amazonConnectServiceLinkedRolePolicy,
        amazonLexV2BotPolicy,
        amazonRDSServiceRolePolicy,
        amazonSSMFullAccess,
        amazonSSMReadOnlyAccess,
        amazonSSMServiceRolePolicy,
        autoScalingServiceRolePolicy,
        cloudTrailServiceRolePolicy,
        iamFullAccess,
        iamReadOnlyAccess,
        iamUserChangePassword,
        powerUserAccess,
        readOnlyAccess,
        secretsManagerReadWrite,
        securityAudit,
        viewOnlyAccess,
    ]
}
