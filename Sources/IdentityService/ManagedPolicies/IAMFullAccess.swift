// Made by scripts/generate from data/managed-policies/IAMFullAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything of IAM.
    static let iamFullAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAI7XKCFMBPM3QQRRVQ", name: "IAMFullAccess",
        path: "/", description: "Everything of IAM.",
        createdAt: Instant(seconds: 1423248038), updatedAt: Instant(seconds: 1423248038), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Identities",
                  "Effect": "Allow",
                  "Action": [
                    "iam:*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "Organization",
                  "Effect": "Allow",
                  "Action": [
                    "organizations:DescribeAccount",
                    "organizations:DescribeOrganization",
                    "organizations:DescribeOrganizationalUnit",
                    "organizations:DescribePolicy",
                    "organizations:ListChildren",
                    "organizations:ListParents",
                    "organizations:ListPolicies",
                    "organizations:ListPoliciesForTarget",
                    "organizations:ListRoots",
                    "organizations:ListTargetsForPolicy"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
