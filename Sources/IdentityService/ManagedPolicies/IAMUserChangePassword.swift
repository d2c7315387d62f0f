// Made by scripts/generate from data/managed-policies/IAMUserChangePassword.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Lets users change their own password.
    static let iamUserChangePassword: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJ4L4MM2A7QIEB56MS", name: "IAMUserChangePassword",
        path: "/", description: "Lets users change their own password.",
        createdAt: Instant(seconds: 1479169516), updatedAt: Instant(seconds: 1479169516), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OwnPassword",
                  "Effect": "Allow",
                  "Action": [
                    "iam:ChangePassword"
                  ],
                  "Resource": [
                    "arn:aws:iam::*:user/${aws:username}",
                    "arn:aws:iam::*:user/*/${aws:username}"
                  ]
                },
                {
                  "Sid": "WhatPasswordsMustBeLike",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GetAccountPasswordPolicy"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
