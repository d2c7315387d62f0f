// Made by scripts/generate from data/managed-policies/PowerUserAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything but the management of users, groups, roles and accounts.
    static let powerUserAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJYRXTHIB4FOVS3ZXS", name: "PowerUserAccess",
        path: "/", description: "Everything but the management of users, groups, roles and accounts.",
        createdAt: Instant(seconds: 1423247987), updatedAt: Instant(seconds: 1423247987), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "AllButIdentities",
                  "Effect": "Allow",
                  "NotAction": [
                    "iam:*",
                    "organizations:*",
                    "account:*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "WhatServicesNeedOfIdentities",
                  "Effect": "Allow",
                  "Action": [
                    "account:GetAccountInformation",
                    "account:GetPrimaryEmail",
                    "account:ListRegions",
                    "iam:CreateServiceLinkedRole",
                    "iam:DeleteServiceLinkedRole",
                    "iam:ListRoles",
                    "organizations:DescribeOrganization"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
