// Made by scripts/generate from data/managed-policies/AmazonConnectServiceLinkedRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What the role of Connect may do here: nothing but see who it is.
    static let amazonConnectServiceLinkedRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPABW66AOQM3FCE5TCRS", name: "AmazonConnectServiceLinkedRolePolicy",
        path: "/aws-service-role/", description: "What the role of Connect may do here: nothing but see who it is.",
        createdAt: Instant(seconds: 1536279703), updatedAt: Instant(seconds: 1536279703), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Nothing",
                  "Effect": "Allow",
                  "Action": [
                    "sts:GetCallerIdentity"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
