// Made by scripts/generate from data/managed-policies/AmazonSSMFullAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything of Systems Manager.
    static let amazonSSMFullAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJA7V6HI4ISQFMDYAG", name: "AmazonSSMFullAccess",
        path: "/", description: "Everything of Systems Manager.",
        createdAt: Instant(seconds: 1432921187), updatedAt: Instant(seconds: 1432921187), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "SystemsManager",
                  "Effect": "Allow",
                  "Action": [
                    "cloudwatch:PutMetricData",
                    "ds:CreateComputer",
                    "ds:DescribeDirectories",
                    "ec2:DescribeInstanceStatus",
                    "ec2messages:*",
                    "logs:*",
                    "ssm:*"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "OwnServiceRole",
                  "Effect": "Allow",
                  "Action": [
                    "iam:CreateServiceLinkedRole"
                  ],
                  "Resource": "arn:aws:iam::*:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM*",
                  "Condition": {
                    "StringLike": {
                      "iam:AWSServiceName": "ssm.amazonaws.com"
                    }
                  }
                },
                {
                  "Sid": "EndOfOwnServiceRole",
                  "Effect": "Allow",
                  "Action": [
                    "iam:DeleteServiceLinkedRole",
                    "iam:GetServiceLinkedRoleDeletionStatus"
                  ],
                  "Resource": "arn:aws:iam::*:role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM*"
                },
                {
                  "Sid": "Sessions",
                  "Effect": "Allow",
                  "Action": [
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
