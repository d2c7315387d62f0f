// Made by scripts/generate from data/managed-policies/AmazonSSMReadOnlyAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Reads everything of Systems Manager.
    static let amazonSSMReadOnlyAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJODSKQGGJTHRYZ5FC", name: "AmazonSSMReadOnlyAccess",
        path: "/", description: "Reads everything of Systems Manager.",
        createdAt: Instant(seconds: 1432921459), updatedAt: Instant(seconds: 1432921459), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
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
