// Made by scripts/generate from data/managed-policies/AmazonSSMServiceRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What the role of Systems Manager may do.
    static let amazonSSMServiceRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAYC3C6VPYRNBYKCUC4", name: "AmazonSSMServiceRolePolicy",
        path: "/aws-service-role/", description: "What the role of Systems Manager may do.",
        createdAt: Instant(seconds: 1510600808), updatedAt: Instant(seconds: 1510600808), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Parameters",
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
