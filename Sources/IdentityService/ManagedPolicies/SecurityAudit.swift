// Made by scripts/generate from data/managed-policies/SecurityAudit.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Reads how security is set up: policies, trails, keys, and what secrets there are; no value of any.
    static let securityAudit: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAIX2T3QCXHR2OGGCTO", name: "SecurityAudit",
        path: "/", description: "Reads how security is set up: policies, trails, keys, and what secrets there are; no value of any.",
        createdAt: Instant(seconds: 1423248061), updatedAt: Instant(seconds: 1423248061), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AuditTrail",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:DescribeTrails",
                    "cloudtrail:GetEventSelectors",
                    "cloudtrail:GetInsightSelectors",
                    "cloudtrail:GetTrail",
                    "cloudtrail:GetTrailStatus",
                    "cloudtrail:ListPublicKeys",
                    "cloudtrail:ListTags",
                    "cloudtrail:ListTrails",
                    "cloudtrail:LookupEvents"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "AuditIdentities",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GenerateCredentialReport",
                    "iam:GenerateServiceLastAccessedDetails",
                    "iam:Get*",
                    "iam:List*",
                    "iam:SimulateCustomPolicy",
                    "iam:SimulatePrincipalPolicy"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "AuditKeys",
                  "Effect": "Allow",
                  "Action": [
                    "kms:Describe*",
                    "kms:GetKeyPolicy",
                    "kms:GetKeyRotationStatus",
                    "kms:ListAliases",
                    "kms:ListGrants",
                    "kms:ListKeyPolicies",
                    "kms:ListKeys",
                    "kms:ListResourceTags"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "AuditFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:GetAccountSettings",
                    "lambda:GetFunctionConfiguration",
                    "lambda:GetLayerVersionPolicy",
                    "lambda:GetPolicy",
                    "lambda:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "AuditSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:GetResourcePolicy",
                    "secretsmanager:ListSecretVersionIds",
                    "secretsmanager:ListSecrets"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "AuditParameters",
                  "Effect": "Allow",
                  "Action": [
                    "ssm:DescribeParameters",
                    "ssm:GetResourcePolicies",
                    "ssm:ListTagsForResource"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
