// Made by scripts/generate from data/managed-policies/AdministratorAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything, on everything.
    static let administratorAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAIWMBCKSKIEE64ZLYK", name: "AdministratorAccess",
        path: "/", description: "Everything, on everything.",
        createdAt: Instant(seconds: 1423247986), updatedAt: Instant(seconds: 1423247986), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "Everything",
                  "Effect": "Allow",
                  "Action": "*",
                  "Resource": "*"
                }
              ]
            }
            """#)
}
