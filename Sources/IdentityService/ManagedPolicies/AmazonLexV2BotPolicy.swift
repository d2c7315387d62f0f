// Made by scripts/generate from data/managed-policies/AmazonLexV2BotPolicy.json. Change that, not this.
import AWSTypes
import Service

extension AWSManagedPolicies {
    /// What the role of Lex bots may do here: nothing but see who it is.
    static let amazonLexV2BotPolicy: AWSManagedPolicy = AWSManagedPolicy(
        uniqueID: "ANPAS3T37WTRGL3IEX6NN", name: "AmazonLexV2BotPolicy",
        path: "/aws-service-role/", description: "What the role of Lex bots may do here: nothing but see who it is.",
        createdAt: Instant(seconds: 1610499946), updatedAt: Instant(seconds: 1610499946), version: "v1",
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
