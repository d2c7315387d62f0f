// Made by scripts/generate from data/managed-policies/AmazonRDSServiceRolePolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What RDS's own role may do with secrets: manage the passwords of its databases.
    static let amazonRDSServiceRolePolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAGP42MXBWPVDSIFBXV", name: "AmazonRDSServiceRolePolicy",
        path: "/aws-service-role/", description: "What RDS's own role may do with secrets: manage the passwords of its databases.",
        createdAt: Instant(seconds: 1515435466), updatedAt: Instant(seconds: 1515435466), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "NewSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:GetRandomPassword"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "OwnSecrets",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:CancelRotateSecret",
                    "secretsmanager:CreateSecret",
                    "secretsmanager:DeleteSecret",
                    "secretsmanager:DescribeSecret",
                    "secretsmanager:ListSecretVersionIds",
                    "secretsmanager:PutSecretValue",
                    "secretsmanager:RotateSecret",
                    "secretsmanager:TagResource",
                    "secretsmanager:UpdateSecret",
                    "secretsmanager:UpdateSecretVersionStage"
                  ],
                  "Resource": "arn:aws:secretsmanager:*:*:secret:rds!*"
                }
              ]
            }
            """#)
}
