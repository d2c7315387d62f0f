// Made by scripts/generate from data/managed-policies/AWSLambdaBasicExecutionRole.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// Lets a function write its log.
    static let awsLambdaBasicExecutionRole: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAJNCQGXC42545SKXIK", name: "AWSLambdaBasicExecutionRole",
        path: "/service-role/", description: "Lets a function write its log.",
        createdAt: Instant(seconds: 1428591823), updatedAt: Instant(seconds: 1428591823), version: "v1",
        document: #"""
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Sid": "OwnLog",
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogGroup",
                    "logs:CreateLogStream",
                    "logs:PutLogEvents"
                  ],
                  "Resource": "*"
                }
              ]
            }
            """#)
}
