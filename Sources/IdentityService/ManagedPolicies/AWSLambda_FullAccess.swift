// Made by scripts/generate from data/managed-policies/AWSLambda_FullAccess.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Everything of Lambda, and what its console looks up elsewhere.
    static let awsLambdaFullAccess: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPALEWUEUINMID2HO5AM", name: "AWSLambda_FullAccess",
        path: "/", description: "Everything of Lambda, and what its console looks up elsewhere.",
        createdAt: Instant(seconds: 1605647648), updatedAt: Instant(seconds: 1605647648), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "FunctionsAndWhatTheyConcern",
                  "Effect": "Allow",
                  "Action": [
                    "cloudformation:DescribeStacks",
                    "cloudformation:ListStackResources",
                    "cloudwatch:GetMetricData",
                    "cloudwatch:ListMetrics",
                    "ec2:DescribeSecurityGroups",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcs",
                    "iam:GetPolicy",
                    "iam:GetPolicyVersion",
                    "iam:GetRole",
                    "iam:GetRolePolicy",
                    "iam:ListAttachedRolePolicies",
                    "iam:ListRolePolicies",
                    "iam:ListRoles",
                    "kms:DescribeKey",
                    "kms:ListAliases",
                    "lambda:*",
                    "logs:DescribeLogGroups",
                    "states:DescribeStateMachine",
                    "states:ListStateMachines",
                    "tag:GetResources",
                    "xray:BatchGetTraces",
                    "xray:GetTraceSummaries"
                  ],
                  "Resource": "*"
                },
                {
                  "Sid": "RolesOfFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "iam:PassRole"
                  ],
                  "Resource": "*",
                  "Condition": {
                    "StringEquals": {
                      "iam:PassedToService": "lambda.amazonaws.com"
                    }
                  }
                },
                {
                  "Sid": "LogsOfFunctions",
                  "Effect": "Allow",
                  "Action": [
                    "logs:DescribeLogStreams",
                    "logs:FilterLogEvents",
                    "logs:GetLogEvents",
                    "logs:StartLiveTail",
                    "logs:StopLiveTail"
                  ],
                  "Resource": "arn:aws:logs:*:*:log-group:/aws/lambda/*"
                }
              ]
            }
            """#)
}
