@testable import PolicyEngine

/// Documents that AWS accepts, or that we take it to accept.
let soundDocuments: [Sound] = [
    Sound(
        "one statement without a list", .identity, #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#),
    Sound("no version", .identity, #"{"Statement":[{"Effect":"Deny","Action":["s3:Get*","iam:*"],"Resource":"*"}]}"#),
    Sound(
        "the old version", .resource,
        #"{"Version":"2008-10-17","Id":"x","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}"#),
    Sound(
        "elements in any order", .identity,
        #"{"Statement":[{"Resource":"*","Action":"*","Effect":"Allow","Sid":""}],"Id":"","Version":"2012-10-17"}"#),
    Sound(
        "white space of every kind", .identity,
        "\n\t {\r\n\"Statement\" :\n [ {\"Effect\":\"Allow\" , \"Action\":\"*\",\"Resource\" : [ \"*\" ] } ]\n}\n"),
    Sound(
        "escapes in names and values", .identity,
        #"{"\u0053tatement":[{"Effect":"\u0041llow","Action":"s3:\u0047etObject","Resource":"arn:aws:s3:::b\/\ud83d\ude00"}]}"#),
    Sound("NotAction and NotResource", .identity, document(#"{"Effect":"Deny","NotAction":["sts:*"],"NotResource":["arn:aws:s3:::b/*"]}"#)),
    Sound(
        "equal empty Sids", .identity,
        document(#"{"Sid":"","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"","Effect":"Deny","Action":"*","Resource":"*"}"#)),
    Sound("any Sid in a resource policy", .resource, resourceStatement(#""Sid":"Enable IAM User Permissions","Principal":"*""#)),
    Sound("services with digits, hyphens and dots", .identity, allowing(#"["execute-api:Invoke","ec2:*","a.b:C?d*"]"#)),
    Sound("every action of every service", .boundary, allowing(#""*:*""#)),
    Sound("a whole ARN", .session, about(#""arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-??????""#)),
    Sound("wildcards in every part of an ARN", .session, about(#""arn:*:*:*:*:*""#)),
    Sound("an ARN cut short", .identity, about(#"["arn:aws:sqs","arn:aws:sns:eu-west-1"]"#)),
    Sound("an ARN of another partition", .identity, about(#""arn:aws-cn:s3:::b""#)),
    Sound("an ARN with colons in its resource", .identity, about(#""arn:aws:logs:r:123456789012:log-group:a:b:c""#)),
    Sound("variables in an ARN", .identity, about(#""arn:aws:s3:::${aws:PrincipalTag/team, 'no}ne'}/${aws:username}/${*}${?}${$}""#)),
    Sound("a variable in the account of an ARN", .identity, about(#""arn:aws:iam::${aws:PrincipalAccount}:user/x""#)),
    Sound(
        "a broken variable in the old version is plain text", .identity,
        #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${oops"}}"#),
    Sound("everybody", .resource, trusting(#""*""#)),
    Sound("everybody in a list", .resource, trusting(#"{"AWS":["*"]}"#)),
    Sound("account number", .resource, trusting(#"{"AWS":"123456789012"}"#)),
    Sound(
        "principals of every kind", .resource,
        trusting(
            #"{"AWS":["arn:aws:iam::123456789012:root","arn:aws:iam::123456789012:user/a/b/Bob","arn:aws:iam::123456789012:role/R","arn:aws:sts::123456789012:assumed-role/R/s@x","arn:aws:sts::123456789012:federated-user/f"],"Service":["lambda.amazonaws.com","states.eu-west-1.amazonaws.com"],"Federated":"cognito-identity.amazonaws.com","CanonicalUser":"79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"}"#
        )),
    Sound(
        "service-linked role", .resource,
        trusting(#"{"AWS":"arn:aws:iam::123456789012:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS"}"#)),
    Sound("unique ids of deleted principals", .resource, trusting(#"{"AWS":["AIDAJQABLZS4A3QDU576Q","AROAJQABLZS4A3QDU576Q"]}"#)),
    Sound("principal of another partition", .resource, trusting(#"{"AWS":"arn:aws-us-gov:iam::123456789012:root"}"#)),
    Sound("service principal in China", .resource, trusting(#"{"Service":"ec2.amazonaws.com.cn"}"#)),
    Sound(
        "NotPrincipal", .resource,
        document(#"{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"*","Resource":"*"}"#)),
    Sound(
        "a trust policy for a service", .trust,
        document(#"{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}"#)),
    Sound(
        "a trust policy for web identity", .trust,
        document(
            #"{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EX"},"Action":["sts:AssumeRoleWithWebIdentity","STS:TagSession"],"Condition":{"StringEquals":{"oidc.eks.eu-west-1.amazonaws.com/id/EX:sub":"system:serviceaccount:a:b"}}}"#
        )),
    Sound(
        "a trust policy for SAML", .trust,
        document(
            #"{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/My.IdP"},"Action":"sts:AssumeRoleWithSAML"}"#
        )),
    Sound("an empty condition", .identity, conditional("{}")),
    Sound("an operator without keys", .identity, conditional(#"{"StringEquals":{}}"#)),
    Sound("a key without values", .identity, conditional(#"{"StringEquals":{"aws:SourceAccount":[]}}"#)),
    Sound("numbers and booleans as values", .identity, conditional(#"{"StringEquals":{"a:b":[1,2.50,-3e2,true,false,"x"]}}"#)),
    Sound(
        "qualifier and suffix", .identity,
        conditional(#"{"ForAllValues:StringLikeIfExists":{"aws:TagKeys":["a*"]},"ForAnyValue:StringEquals":{"aws:TagKeys":"b"}}"#)),
    Sound("the same key under two operators", .identity, conditional(#"{"StringLike":{"a:b":"x"},"StringNotLike":{"A:B":"y"}}"#)),
    Sound("numeric values", .identity, conditional(#"{"NumericLessThanEquals":{"aws:MultiFactorAuthAge":["3600",-1,0.5,"1e3","+7"]}}"#)),
    Sound(
        "dates", .identity,
        conditional(
            #"{"DateGreaterThan":{"aws:CurrentTime":["2026","2026-02","2024-02-29","2026-01-31T10:00Z","2026-01-31T10:00:00Z","2026-01-31T10:00:00.123+02:00","2026-01-31t10:00:00z","2026-01-31T10:00:00",1767225600]}}"#
        )),
    Sound("Bool in any case", .identity, conditional(#"{"Bool":{"aws:SecureTransport":["True","false",true]}}"#)),
    Sound("Null", .identity, conditional(#"{"Null":{"aws:TokenIssueTime":"true","aws:TagKeys":false}}"#)),
    Sound("base64", .identity, conditional(#"{"BinaryEquals":{"k:b":["QmluYXJ5","YQ==","YWI=",""]}}"#)),
    Sound(
        "addresses", .identity,
        conditional(
            #"{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","203.0.113.7","0.0.0.0/0","2001:DB8:1234::/48","::1","::","::/0","1:2:3:4:5:6:7:8/128","64:ff9b::192.0.2.33","1::8"]},"NotIpAddress":{"aws:VpcSourceIp":"10.0.0.1/8"}}"#
        )),
    Sound(
        "ARNs", .identity,
        conditional(
            #"{"ArnLike":{"aws:SourceArn":["arn:aws:sns:*:123456789012:*","*","arn:aws:s3:::b","${aws:PrincipalArn}"]},"ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:root"}}"#
        )),
    Sound(
        "variables in values", .identity,
        conditional(
            #"{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"},"StringLike":{"s3:prefix":["","home/${aws:username}/*"]}}"#
        )),
    Sound(
        "all operators", .identity,
        conditional("{" + ConditionOperator.allCases.map { #""\#($0.rawValue)":{"a:b":[]}"# }.joined(separator: ",") + "}")),
]
