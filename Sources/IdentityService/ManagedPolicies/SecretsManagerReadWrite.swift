// Made by scripts/generate from data/managed-policies/SecretsManagerReadWrite.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything of Secrets Manager, and what its console looks up elsewhere. Nothing of IAM.
    static let secretsManagerReadWrite: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAI3VG7CI5BIQZQ6G2E", name: "SecretsManagerReadWrite",
        path: "/", description: "Everything of Secrets Manager, and what its console looks up elsewhere. Nothing of IAM.",
        createdAt: Instant(seconds: 1522865129), updatedAt: Instant(seconds: 1522865129), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "SecretsAndWhatTheyConcern",
                  "Effect": "Allow",
                  "Action": [
                    "secretsmanager:*",
                    "cloudformation:CreateChangeSet",
                    "cloudformation:DescribeChangeSet",
                    "cloudformation:DescribeStackResource",
                    "cloudformation:DescribeStacks",
                    "cloudformation:ExecuteChangeSet",
                    "docdb-elastic:GetCluster",
                    "docdb-elastic:ListClusters",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcs",
                    "kms:DescribeKey",
                    "kms:ListAliases",
                    "kms:ListKeys",
                    "lambda:ListFunctions",
                    "rds:DescribeDBClusters",
                    "rds:DescribeDBInstances",
                    "redshift-serverless:GetNamespace",
                    "redshift-serverless:ListWorkgroups",
                    "redshift:DescribeClusters",
                    "tag:GetResources"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "RotationFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "lambda:AddPermission",
                    "lambda:CreateFunction",
                    "lambda:GetFunction",
                    "lambda:InvokeFunction",
                    "lambda:UpdateFunctionConfiguration"
                  ],
                  "Resource": "arn:aws:lambda:*:*:function:SecretsManager*"
                },
                {
                  "Sid": "RotationTemplates",
                  "Effect": "Allow",
                  "Action": [
                    "serverlessrepo:CreateCloudFormationChangeSet",
                    "serverlessrepo:GetApplication"
                  ],
                  "Resource": "arn:aws:serverlessrepo:*:*:applications/SecretsManager*"
                },
                {
                  "Sid": "RotationTemplateFiles",
                  "Effect": "Allow",
                  "Action": [
                    "s3:GetObject"
                  ],
                  "Resource": [
                    "arn:aws:s3:::awsserverlessrepo-changesets*",
                    "arn:aws:s3:::secrets-manager-rotation-apps-*/*"
                  ]
                }
              ]
            }
            """#)
}
