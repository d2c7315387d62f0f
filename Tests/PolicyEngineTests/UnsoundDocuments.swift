@testable import PolicyEngine

/// Documents that are JSON, but no policies of their role.
let unsoundDocuments: [Unsound] =
    [
        // The document
        Unsound("a list", .identity, "[]", at: "", .wrongType(expected: .object)),
        Unsound("a string", .identity, #""x""#, at: "", .wrongType(expected: .object)),
        Unsound("null", .identity, "null", at: "", .wrongType(expected: .object)),
        Unsound("an empty object", .identity, "{}", at: "", .missingElement("Statement")),
        Unsound(
            "an unknown element", .identity, #"{"Version":"2012-10-17","Statements":[]}"#, at: "Statements", .unknownElement("Statements")),
        Unsound("an element in lower case", .identity, #"{"version":"2012-10-17"}"#, at: "version", .unknownElement("version")),
        Unsound("no statements", .identity, document(""), at: "Statement", .noStatements),
        Unsound("a statement that is a string", .identity, document(#""x""#), at: "Statement[0]", .wrongType(expected: .object)),
        Unsound("statements in a list in a list", .identity, document("[]"), at: "Statement[0]", .wrongType(expected: .object)),
        Unsound(
            "an unknown version", .identity, #"{"Version":"2012-10-18","Statement":[]}"#, at: "Version", .unsupportedVersion("2012-10-18")),
        Unsound("a version that is a number", .identity, #"{"Version":2012,"Statement":[]}"#, at: "Version", .wrongType(expected: .string)),
        Unsound("an Id that is a number", .identity, #"{"Id":1,"Statement":[]}"#, at: "Id", .wrongType(expected: .string)),
        Unsound(
            "the version twice", .identity, #"{"Version":"2008-10-17","Version":"2012-10-17"}"#, at: "Version", .duplicateMember("Version")),
        Unsound(
            "the version twice, once escaped", .identity, #"{"Version":"2008-10-17","\u0056ersion":"x"}"#, at: "Version",
            .duplicateMember("Version")),

        // Statements
        Unsound(
            "an unknown element of a statement", .identity, document(#"{"Effects":"Allow"}"#), at: "Statement[0].Effects",
            .unknownElement("Effects")),
        Unsound("no effect", .identity, document(#"{"Action":"*","Resource":"*"}"#), at: "Statement[0]", .missingElement("Effect")),
        Unsound(
            "an effect in lower case", .identity, document(#"{"Effect":"allow","Action":"*","Resource":"*"}"#), at: "Statement[0].Effect",
            .unknownEffect("allow")),
        Unsound(
            "two effects", .identity, document(#"{"Effect":["Allow","Deny"],"Action":"*","Resource":"*"}"#), at: "Statement[0].Effect",
            .wrongType(expected: .string)),
        Unsound(
            "the effect twice", .identity, document(#"{"Effect":"Deny","Action":"*","Resource":"*","Effect":"Allow"}"#),
            at: "Statement[0].Effect", .duplicateMember("Effect")),
        Unsound(
            "a Sid with a space", .identity, document(#"{"Sid":"a b","Effect":"Allow","Action":"*","Resource":"*"}"#),
            at: "Statement[0].Sid", .malformedStatementID("a b")),
        Unsound(
            "a Sid that is null", .identity, document(#"{"Sid":null,"Effect":"Allow","Action":"*","Resource":"*"}"#),
            at: "Statement[0].Sid", .wrongType(expected: .string)),
        Unsound(
            "a Sid twice", .session,
            document(#"{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"*","Resource":"*"}"#),
            at: "Statement[1]", .repeatedStatementID("a")),
        Unsound(
            "a fault in the third statement", .identity,
            document(
                #"{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Maybe","Action":"*","Resource":"*"}"#
            ), at: "Statement[2].Effect", .unknownEffect("Maybe")),

        // Actions
        Unsound("no action", .identity, document(#"{"Effect":"Allow","Resource":"*"}"#), at: "Statement[0]", .noActions),
        Unsound("an empty list of actions", .identity, allowing(#"[]"#), at: "Statement[0].Action", .noActions),
        Unsound(
            "Action and NotAction", .identity, document(#"{"Effect":"Allow","Action":"*","NotAction":"s3:*","Resource":"*"}"#),
            at: "Statement[0].NotAction", .conflictingElements("Action", "NotAction")),
        Unsound(
            "an action without a service", .identity, allowing(#"["*","GetSecretValue"]"#), at: "Statement[0].Action[1]",
            .malformedAction("GetSecretValue")),
        Unsound("an action without a name", .identity, allowing(#""s3:""#), at: "Statement[0].Action", .malformedAction("s3:")),
        Unsound("an action with two colons", .identity, allowing(#""s3:a:b""#), at: "Statement[0].Action", .malformedAction("s3:a:b")),
        Unsound(
            "a service with a wildcard", .identity, document(#"{"Effect":"Allow","NotAction":"s3*:Get","Resource":"*"}"#),
            at: "Statement[0].NotAction", .malformedAction("s3*:Get")),
        Unsound(
            "an action with a space", .identity, allowing(#""s3:Get Object""#), at: "Statement[0].Action", .malformedAction("s3:Get Object")
        ),
        Unsound("an empty action", .identity, allowing(#""""#), at: "Statement[0].Action", .malformedAction("")),
        Unsound("an action that is a number", .identity, allowing(#"[1]"#), at: "Statement[0].Action[0]", .wrongType(expected: .string)),
        Unsound(
            "a trust policy for another service", .trust, document(#"{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}"#),
            at: "Statement[0].Action", .foreignAction("s3:GetObject")),

        // Resources
        Unsound("no resource", .identity, document(#"{"Effect":"Allow","Action":"*"}"#), at: "Statement[0]", .noResources),
        Unsound(
            "no resource in a resource policy", .resource, document(#"{"Effect":"Allow","Principal":"*","Action":"*"}"#),
            at: "Statement[0]", .noResources),
        Unsound("an empty list of resources", .identity, about(#"[]"#), at: "Statement[0].Resource", .noResources),
        Unsound(
            "Resource and NotResource", .identity, document(#"{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}"#),
            at: "Statement[0].NotResource", .conflictingElements("Resource", "NotResource")),
        Unsound(
            "a resource that is a name", .identity, about(#""my-secret""#), at: "Statement[0].Resource", .malformedResource("my-secret")),
        Unsound("a resource with two stars", .identity, about(#""**""#), at: "Statement[0].Resource", .malformedResource("**")),
        Unsound(
            "an ARN without a service", .identity, about(#"["*","arn:aws:::a:b"]"#), at: "Statement[0].Resource[1]",
            .malformedResource("arn:aws:::a:b")),
        Unsound("an ARN of two parts", .identity, about(#""arn:aws""#), at: "Statement[0].Resource", .malformedResource("arn:aws")),
        Unsound(
            "an ARN with a gap and too short", .identity, about(#""arn:aws:iam::user""#), at: "Statement[0].Resource",
            .malformedResource("arn:aws:iam::user")),
        Unsound(
            "an unknown partition", .identity, about(#""arn:azure:s3:::b""#), at: "Statement[0].Resource",
            .unknownPartition("azure", resource: "arn:azure:s3:::b")),
        Unsound(
            "a variable for an ARN", .identity, about(#""${aws:PrincipalArn}""#), at: "Statement[0].Resource",
            .malformedResource("${aws:PrincipalArn}")),
        Unsound(
            "a variable without an end", .identity, about(#""arn:aws:s3:::${aws:username""#), at: "Statement[0].Resource",
            .malformedVariable("arn:aws:s3:::${aws:username", .noClosingBrace)),
        Unsound(
            "a variable without a name", .identity, about(#""arn:aws:s3:::${}""#), at: "Statement[0].Resource",
            .malformedVariable("arn:aws:s3:::${}", .noPrefix)),
        Unsound(
            "a variable with a space", .identity, about(#""arn:aws:s3:::${aws: username}""#), at: "Statement[0].Resource",
            .malformedVariable("arn:aws:s3:::${aws: username}", .space)),
        Unsound(
            "a default without quotation marks", .identity, about(#""arn:aws:s3:::${aws:username, none}""#), at: "Statement[0].Resource",
            .malformedVariable("arn:aws:s3:::${aws:username, none}", .noQuotedDefault)),
        Unsound(
            "a resource in a trust policy", .trust,
            document(#"{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}"#), at: "Statement[0].Resource",
            .prohibitedElement("Resource", role: .trust)),
        Unsound(
            "NotResource in a trust policy", .trust,
            document(#"{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","NotResource":"*"}"#), at: "Statement[0].NotResource",
            .prohibitedElement("NotResource", role: .trust)),

        // Principals
        Unsound(
            "a principal in an identity policy", .identity, trusting(#""*""#), at: "Statement[0].Principal",
            .prohibitedElement("Principal", role: .identity)),
        Unsound(
            "NotPrincipal in a session policy", .session, resourceStatement(#""NotPrincipal":"*""#), at: "Statement[0].NotPrincipal",
            .prohibitedElement("NotPrincipal", role: .session)),
        Unsound(
            "a principal in a boundary", .boundary, trusting(#""*""#), at: "Statement[0].Principal",
            .prohibitedElement("Principal", role: .boundary)),
        Unsound("no principal in a resource policy", .resource, about(#""*""#), at: "Statement[0]", .noPrincipals),
        Unsound(
            "no principal in a trust policy", .trust, document(#"{"Effect":"Allow","Action":"sts:AssumeRole"}"#), at: "Statement[0]",
            .noPrincipals),
        Unsound(
            "Principal and NotPrincipal", .resource, trusting(#""*","NotPrincipal":"*""#), at: "Statement[0].NotPrincipal",
            .conflictingElements("Principal", "NotPrincipal")),
        Unsound(
            "a principal that is an account", .resource, trusting(#""123456789012""#), at: "Statement[0].Principal",
            .unsupportedPrincipal("123456789012", type: .aws)),
        Unsound("a list of principals", .resource, trusting(#"["*"]"#), at: "Statement[0].Principal", .wrongType(expected: .principals)),
        Unsound("principals of no type", .resource, trusting(#"{}"#), at: "Statement[0].Principal", .noPrincipals),
        Unsound("an empty list of principals", .resource, trusting(#"{"AWS":[]}"#), at: "Statement[0].Principal.AWS", .noPrincipals),
        Unsound(
            "an unknown type of principal", .resource, trusting(#"{"aws":"*"}"#), at: "Statement[0].Principal.aws",
            .unknownPrincipalType("aws")),
        Unsound(
            "an account of eleven digits", .resource, trusting(#"{"AWS":"12345678901"}"#), at: "Statement[0].Principal.AWS",
            .unsupportedPrincipal("12345678901", type: .aws)),
        Unsound(
            "an account as a number", .resource, trusting(#"{"AWS":123456789012}"#), at: "Statement[0].Principal.AWS",
            .wrongType(expected: .string)),
        Unsound(
            "a wildcard for the account", .resource, trusting(#"{"AWS":["123456789012","arn:aws:iam::*:root"]}"#),
            at: "Statement[0].Principal.AWS[1]", .unsupportedPrincipal("arn:aws:iam::*:root", type: .aws)),
        Unsound(
            "a wildcard for a role", .resource, trusting(#"{"AWS":"arn:aws:iam::123456789012:role/*"}"#), at: "Statement[0].Principal.AWS",
            .unsupportedPrincipal("arn:aws:iam::123456789012:role/*", type: .aws)),
        Unsound(
            "a wildcard in a path", .resource, trusting(#"{"AWS":"arn:aws:iam::123456789012:role/a?/R"}"#),
            at: "Statement[0].Principal.AWS", .unsupportedPrincipal("arn:aws:iam::123456789012:role/a?/R", type: .aws)),
        Unsound(
            "a wildcard for a session", .trust,
            document(#"{"Effect":"Allow","Principal":{"AWS":"arn:aws:sts::123456789012:assumed-role/R/*"},"Action":"sts:AssumeRole"}"#),
            at: "Statement[0].Principal.AWS", .unsupportedPrincipal("arn:aws:sts::123456789012:assumed-role/R/*", type: .aws)),
        Unsound(
            "a group", .resource, trusting(#"{"AWS":"arn:aws:iam::123456789012:group/g"}"#), at: "Statement[0].Principal.AWS",
            .unsupportedPrincipal("arn:aws:iam::123456789012:group/g", type: .aws)),
        Unsound(
            "a role without a name", .resource, trusting(#"{"AWS":"arn:aws:iam::123456789012:role/"}"#), at: "Statement[0].Principal.AWS",
            .unsupportedPrincipal("arn:aws:iam::123456789012:role/", type: .aws)),
        Unsound(
            "a principal with a region", .resource, trusting(#"{"AWS":"arn:aws:iam:eu-west-1:123456789012:root"}"#),
            at: "Statement[0].Principal.AWS", .unsupportedPrincipal("arn:aws:iam:eu-west-1:123456789012:root", type: .aws)),
        Unsound(
            "a variable for a principal", .resource, trusting(#"{"AWS":"${aws:PrincipalArn}"}"#), at: "Statement[0].Principal.AWS",
            .unsupportedPrincipal("${aws:PrincipalArn}", type: .aws)),
        Unsound(
            "any service", .resource, trusting(#"{"Service":"*"}"#), at: "Statement[0].Principal.Service", .unsupportedServicePrincipal("*")
        ),
        Unsound(
            "a service by its short name", .resource, trusting(#"{"Service":["lambda.amazonaws.com","lambda"]}"#),
            at: "Statement[0].Principal.Service[1]", .unsupportedServicePrincipal("lambda")),
        Unsound(
            "a service in capitals", .resource, trusting(#"{"Service":"Lambda.amazonaws.com"}"#), at: "Statement[0].Principal.Service",
            .unsupportedServicePrincipal("Lambda.amazonaws.com")),
        Unsound(
            "a service without a name", .resource, trusting(#"{"Service":".amazonaws.com"}"#), at: "Statement[0].Principal.Service",
            .unsupportedServicePrincipal(".amazonaws.com")),
        Unsound(
            "any provider", .trust, document(#"{"Effect":"Allow","Principal":{"Federated":"*"},"Action":"sts:AssumeRoleWithSAML"}"#),
            at: "Statement[0].Principal.Federated", .unsupportedPrincipal("*", type: .federated)),
        Unsound(
            "a user as a provider", .trust,
            document(#"{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:user/a"},"Action":"sts:AssumeRole"}"#),
            at: "Statement[0].Principal.Federated", .unsupportedPrincipal("arn:aws:iam::123456789012:user/a", type: .federated)),
        Unsound(
            "a short canonical user", .resource, trusting(#"{"CanonicalUser":"abc"}"#), at: "Statement[0].Principal.CanonicalUser",
            .unsupportedPrincipal("abc", type: .canonicalUser)),

        // Conditions
        Unsound("a condition that is a list", .identity, conditional("[]"), at: "Statement[0].Condition", .wrongType(expected: .object)),
        Unsound(
            "an operator's value that is a string", .identity, conditional(#"{"StringEquals":"x"}"#),
            at: "Statement[0].Condition.StringEquals", .wrongType(expected: .object)),
        Unsound(
            "an unknown operator", .identity, conditional(#"{"StrinLike":{"a:b":"x"}}"#), at: "Statement[0].Condition.StrinLike",
            .unknownOperator("StrinLike")),
        Unsound(
            "an unknown operator without keys", .identity, conditional(#"{"Foo":{}}"#), at: "Statement[0].Condition.Foo",
            .unknownOperator("Foo")),
        Unsound(
            "an operator in lower case", .identity, conditional(#"{"stringlike":{}}"#), at: "Statement[0].Condition.stringlike",
            .unknownOperator("stringlike")),
        Unsound(
            "an unknown qualifier", .identity, conditional(#"{"ForEachValue:StringLike":{}}"#),
            at: "Statement[0].Condition.ForEachValue:StringLike", .unknownOperator("ForEachValue:StringLike")),
        Unsound(
            "two qualifiers", .identity, conditional(#"{"ForAllValues:ForAnyValue:Bool":{}}"#),
            at: "Statement[0].Condition.ForAllValues:ForAnyValue:Bool", .unknownOperator("ForAllValues:ForAnyValue:Bool")),
        Unsound(
            "IfExists alone", .identity, conditional(#"{"IfExists":{}}"#), at: "Statement[0].Condition.IfExists",
            .unknownOperator("IfExists")),
        Unsound(
            "NullIfExists", .identity, conditional(#"{"NullIfExists":{"a:b":"true"}}"#), at: "Statement[0].Condition.NullIfExists",
            .nullIfExists),
        Unsound(
            "an operator twice", .identity, conditional(#"{"Bool":{},"Bool":{}}"#), at: "Statement[0].Condition.Bool",
            .duplicateMember("Bool")),
        Unsound(
            "a key twice", .identity, conditional(#"{"StringLike":{"a:b":"x","a:b":"*"}}"#), at: "Statement[0].Condition.StringLike.a:b",
            .duplicateMember("a:b")),
        Unsound(
            "a key twice but for its case", .identity, conditional(#"{"StringLike":{"aws:SourceArn":"x","AWS:sourcearn":"*"}}"#),
            at: "Statement[0].Condition.StringLike.AWS:sourcearn", .repeatedConditionKey("AWS:sourcearn")),
        Unsound(
            "a key without a prefix", .identity, conditional(#"{"StringLike":{"SourceArn":"x"}}"#),
            at: "Statement[0].Condition.StringLike.SourceArn", .malformedConditionKey("SourceArn")),
        Unsound(
            "a key that is only a prefix", .identity, conditional(#"{"StringLike":{"aws:":"x"}}"#),
            at: "Statement[0].Condition.StringLike.aws:", .malformedConditionKey("aws:")),
        Unsound(
            "a value that is null", .identity, conditional(#"{"StringLike":{"a:b":null}}"#), at: "Statement[0].Condition.StringLike.a:b",
            .wrongType(expected: .conditionValue)),
        Unsound(
            "a value that is an object", .identity, conditional(#"{"StringLike":{"a:b":["x",{}]}}"#),
            at: "Statement[0].Condition.StringLike.a:b[1]", .wrongType(expected: .conditionValue)),
        Unsound(
            "a variable without a prefix in a value", .identity, conditional(#"{"StringEquals":{"a:b":"${username}"}}"#),
            at: "Statement[0].Condition.StringEquals.a:b", .malformedVariable("${username}", .noPrefix)),
    ] + unsoundValues

/// Values that their operators cannot compare.
private let unsoundValues: [Unsound] = [
    ("NumericEquals", .numeric, ["x", "", "1,5", "0x10", "nan", "inf", "1e999", "1.", ".5", "--1", "1 "]),
    (
        "DateEquals", .date,
        [
            "tomorrow", "", "2026-13", "2026-02-29", "2026-1-1", "2026-01-01T24:00Z", "2026-01-01T10:00:60Z", "2026-01-01Z",
            "2026-01-01T10Z", "99999999999999999999", "-1", "2026-01-01T10:00:00.Z", "2026-01-01T10:00+2",
        ]
    ),
    ("Bool", .bool, ["yes", "1", "", " true"]),
    ("Null", .null, ["null", "0"]),
    ("BinaryEquals", .binary, ["YQ", "YQ=", "YR==", "Y===", "Y-==", "====", "YQ==YQ=="]),
    (
        "IpAddress", .ip,
        [
            "localhost", "", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4/33", "1.2.3.4/", "1.2.3.4/-1", "1.2.3.4/24/8", "1.2.3.*",
            "1:2:3:4:5:6:7", "1::2::3", ":1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", ":::", ":", "12345::", "::g", "::/129",
            "1.2.3.4::", "::+1", "::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4",
        ]
    ),
    ("ArnLike", .arn, ["my-role", "", "arn:aws:iam::123456789012", "urn:aws:iam::123456789012:root"]),
].flatMap { (name: String, family: ConditionOperator.Family, values: [String]) in
    values.map { value in
        Unsound(
            "\(name) of `\(value)`", .identity, conditional(#"{"\#(name)":{"a:b":["\#(value)"]}}"#),
            at: "Statement[0].Condition.\(name).a:b[0]", .malformedConditionValue(value, family))
    }
}
