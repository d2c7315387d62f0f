// Made by scripts/generate from data/managed-policies/IAMReadOnlyAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Reads everything of IAM, and simulates policies.
    static let iamReadOnlyAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJKSO7NDY4T57MWDSQ", name: "IAMReadOnlyAccess",
        path: "/", description: "Reads everything of IAM, and simulates policies.",
        createdAt: Instant(seconds: 1423248039), updatedAt: Instant(seconds: 1423248039), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadIdentities",
                  "Effect": "Allow",
                  "Action": [
                    "iam:GenerateCredentialReport",
                    "iam:GenerateServiceLastAccessedDetails",
                    "iam:Get*",
                    "iam:List*",
                    "iam:SimulateCustomPolicy",
                    "iam:SimulatePrincipalPolicy"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
