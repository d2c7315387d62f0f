// Made by scripts/generate from data/managed-policies/AWSCloudTrail_FullAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything of CloudTrail, and what it takes to set up a trail.
    static let awsCloudTrailFullAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJF6DTLHONEH6TUA3G", name: "AWSCloudTrail_FullAccess",
        path: "/", description: "Everything of CloudTrail, and what it takes to set up a trail.",
        createdAt: Instant(seconds: 1602200475), updatedAt: Instant(seconds: 1602200475), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AuditTrail",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "Topics",
                  "Effect": "Allow",
                  "Action": [
                    "sns:AddPermission",
                    "sns:CreateTopic",
                    "sns:GetTopicAttributes",
                    "sns:SetTopicAttributes"
                  ],
                  "Resource": "arn:aws:sns:*:*:aws-cloudtrail-logs*"
                },
                {
                  "Sid": "Buckets",
                  "Effect": "Allow",
                  "Action": [
                    "s3:CreateBucket",
                    "s3:PutBucketPolicy",
                    "s3:PutBucketPublicAccessBlock"
                  ],
                  "Resource": "arn:aws:s3:::aws-cloudtrail-logs*"
                },
                {
                  "Sid": "Logs",
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogGroup"
                  ],
                  "Resource": "arn:aws:logs:*:*:log-group:aws-cloudtrail-logs*"
                },
                {
                  "Sid": "Roles",
                  "Effect": "Allow",
                  "Action": [
                    "iam:PassRole"
                  ],
                  "Resource": "*",
                  "Condition": {
                    "StringEquals": {
                      "iam:PassedToService": "cloudtrail.amazonaws.com"
                    }
                  }
                },
                {
                  "Sid": "LookUpsElsewhere",
                  "Effect": "Allow",
                  "Action": [
                    "dynamodb:ListGlobalTables",
                    "dynamodb:ListTables",
                    "iam:GetRolePolicy",
                    "iam:GetUser",
                    "iam:ListRoles",
                    "kms:CreateAlias",
                    "kms:CreateKey",
                    "kms:ListAliases",
                    "kms:ListKeys",
                    "lambda:ListFunctions",
                    "s3:GetBucketLocation",
                    "s3:GetBucketPolicy",
                    "s3:ListAllMyBuckets",
                    "sns:ListTopics"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
