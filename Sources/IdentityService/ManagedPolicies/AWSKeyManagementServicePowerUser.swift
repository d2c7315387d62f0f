// Made by scripts/generate from data/managed-policies/AWSKeyManagementServicePowerUser.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Makes, lists and describes keys; does not use them.
    static let awsKeyManagementServicePowerUser: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJNPP7PPPPMJRV2SA4", name: "AWSKeyManagementServicePowerUser",
        path: "/", description: "Makes, lists and describes keys; does not use them.",
        createdAt: Instant(seconds: 1423248040), updatedAt: Instant(seconds: 1423248040), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Keys",
                  "Effect": "Allow",
                  "Action": [
                    "kms:CreateAlias",
                    "kms:CreateKey",
                    "kms:DeleteAlias",
                    "kms:Describe*",
                    "kms:GenerateRandom",
                    "kms:Get*",
                    "kms:List*",
                    "kms:TagResource",
                    "kms:UntagResource",
                    "iam:ListGroups",
                    "iam:ListRoles",
                    "iam:ListUsers"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
