// Made by scripts/generate from data/managed-policies/ViewOnlyAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Lists and describes what there is, without looking into it.
    static let viewOnlyAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAID22R6XPJATWOFDK6", name: "ViewOnlyAccess",
        path: "/job-function/", description: "Lists and describes what there is, without looking into it.",
        createdAt: Instant(seconds: 1478798415), updatedAt: Instant(seconds: 1478798415), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ViewAuditTrail",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:DescribeTrails",
                    "cloudtrail:ListTrails",
                    "cloudtrail:LookupEvents"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ViewIdentities",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GenerateCredentialReport",
                    "iam:GetAccountSummary",
                    "iam:GetCredentialReport",
                    "iam:GetLoginProfile",
                    "iam:GetPolicyVersion",
                    "iam:GetUser",
                    "iam:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ViewKeys",
                  "Effect": "Allow",
                  "Action": [
                    "kms:ListAliases",
                    "kms:ListKeys"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ViewFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:List*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ViewSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:ListSecrets"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "ViewParameters",
                  "Effect": "Allow",
                  "Action": [
                    "ssm:DescribeParameters",
                    "ssm:ListTagsForResource"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
