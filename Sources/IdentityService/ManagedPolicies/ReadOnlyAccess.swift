// Made by scripts/generate from data/managed-policies/ReadOnlyAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Reads everything of the services that are here, the values of secrets and encrypted data apart.
    static let readOnlyAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAILL3HVNFSB6DCOWYQ", name: "ReadOnlyAccess",
        path: "/", description: "Reads everything of the services that are here, the values of secrets and encrypted data apart.",
        createdAt: Instant(seconds: 1423247988), updatedAt: Instant(seconds: 1423247988), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadAuditTrail",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:Describe*",
                    "cloudtrail:Get*",
                    "cloudtrail:List*",
                    "cloudtrail:LookupEvents"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ReadIdentities",
                  "Effect": "Allow",
                  "Action": [
                    "iam:Generate*",
                    "iam:Get*",
                    "iam:List*",
                    "iam:Simulate*",
                    "sts:GetAccessKeyInfo",
                    "sts:GetCallerIdentity",
                    "sts:GetSessionToken"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ReadKeys",
                  "Effect": "Allow",
                  "Action": [
                    "kms:Describe*",
                    "kms:Get*",
                    "kms:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ReadFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:Get*",
                    "lambda:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ReadSecretsWithoutValues",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:Describe*",
                    "secretsmanager:GetResourcePolicy",
                    "secretsmanager:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ReadParameters",
                  "Effect": "Allow",
                  "Action": [
                    "ssm:Describe*",
                    "ssm:Get*",
                    "ssm:List*"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
