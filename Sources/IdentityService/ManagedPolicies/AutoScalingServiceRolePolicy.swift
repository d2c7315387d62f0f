// Made by scripts/generate from data/managed-policies/AutoScalingServiceRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What the role of Auto Scaling may do here: nothing but see who it is.
    static let autoScalingServiceRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAB6PYQ6C5M5BYGYV2I", name: "AutoScalingServiceRolePolicy",
        path: "/aws-service-role/", description: "What the role of Auto Scaling may do here: nothing but see who it is.",
        createdAt: Instant(seconds: 1515453055), updatedAt: Instant(seconds: 1515453055), version: "v1",
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
