// Made by scripts/generate from data/managed-policies/AWSCloudTrail_ReadOnlyAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Reads everything of CloudTrail.
    static let awsCloudTrailReadOnlyAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAK34MLXF65NRI7F2SZ", name: "AWSCloudTrail_ReadOnlyAccess",
        path: "/", description: "Reads everything of CloudTrail.",
        createdAt: Instant(seconds: 1655227145), updatedAt: Instant(seconds: 1655227145), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "ReadAuditTrail",
                  "Effect": "Allow",
                  "Action": [
                    "cloudtrail:Describe*",
                    "cloudtrail:Get*",
                    "cloudtrail:List*",
                    "cloudtrail:LookupEvents"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
