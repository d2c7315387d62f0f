// Made by scripts/generate from data/managed-policies/CloudTrailServiceRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What CloudTrail's own role may do.
    static let cloudTrailServiceRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPA2NUL2H2MOO2NW73WR", name: "CloudTrailServiceRolePolicy",
        path: "/aws-service-role/", description: "What CloudTrail's own role may do.",
        createdAt: Instant(seconds: 1540416104), updatedAt: Instant(seconds: 1540416104), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OwnTrails",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "Organization",
                  "Effect": "Allow",
                  "Action": [
                    "organizations:DescribeAccount",
                    "organizations:DescribeOrganization",
                    "organizations:ListAccounts",
                    "organizations:ListAWSServiceAccessForOrganization"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
