// Made by scripts/generate from data/managed-policies/AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What the role of multi-Region keys may do.
    static let awsKeyManagementServiceMultiRegionKeysServiceRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAYRD6D44DOUBAKTSKD", name: "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy",
        path: "/aws-service-role/", description: "What the role of multi-Region keys may do.",
        createdAt: Instant(seconds: 1623686631), updatedAt: Instant(seconds: 1623686631), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "SharedProperties",
                  "Effect": "Allow",
                  "Action": [
                    "kms:DescribeKey",
                    "kms:GetKeyRotationStatus",
                    "kms:SynchronizeMultiRegionKey"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
