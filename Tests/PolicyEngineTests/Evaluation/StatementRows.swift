@testable import PolicyEngine

/// Which actions a pattern means.
let actionRows: [Row] = {
    let rows: [(patterns: String, action: String, means: Bool)] = [
        ("*", "s3:GetObject", true), ("*:*", "s3:GetObject", true), ("s3:*", "s3:GetObject", true), ("s3:GetObject", "s3:GetObject", true),
        ("s3:getobject", "s3:GetObject", true), ("S3:GETOBJECT", "s3:GetObject", true), ("s3:GetObject", "S3:getobject", true),
        ("s3:Get*", "s3:GetObject", true), ("s3:*Object", "s3:GetObject", true), ("s3:G?tObject", "s3:GetObject", true),
        ("s3:Get?bject", "s3:GetObject", true), ("s3:Get*Object", "s3:GetObject", true), ("s3:GetObject?", "s3:GetObject", false),
        ("s3:Put*", "s3:GetObject", false), ("s3:GetObjectAcl", "s3:GetObject", false), ("s3:GetObjec", "s3:GetObject", false),
        ("iam:*", "s3:GetObject", false), ("s3express:*", "s3:GetObject", false), ("s3:Put* s3:Get*", "s3:GetObject", true),
        ("s3:Put* iam:*", "s3:GetObject", false), ("s3:*", "s3:*", true),
        ("secretsmanager:Get* secretsmanager:List*", "secretsmanager:GetRandomPassword", true),
    ]
    var table: [Row] = rows.map { row in
        Row("`\(row.patterns)` and \(row.action)", row.means ? .allowed : .notAllowed(by: .identity)) {
            $0.action = row.action
            $0.identity = [policy("Allow", row.patterns)]
        }
    }
    table += rows.map { row in
        Row("all but `\(row.patterns)` and \(row.action)", row.means ? .notAllowed(by: .identity) : .allowed) {
            $0.action = row.action
            let patterns: String = row.patterns.split(separator: " ").map { "\"\($0)\"" }.joined(separator: ",")
            $0.identity = [document(#"{"Effect":"Allow","NotAction":[\#(patterns)],"Resource":"*"}"#)]
        }
    }
    return table
}()

/// Which resources a pattern means.
let resourceRows: [Row] = {
    let rows: [(patterns: String, resource: String, means: Bool)] = [
        ("*", secret, true), ("*", "*", true), (secret, secret, true), (secret, "*", false), ("arn:aws:secretsmanager:*:*:*", "*", false),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????", secret, true),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-?????", secret, false),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:d-??????", secret, false),
        (
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-other-AbCdEf", false
        ),
        (
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-*",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-other-AbCdEf", true
        ),
        ("arn:aws:secretsmanager:eu-west-1:111122223333:secret:DB-*", secret, false),
        ("arn:aws:secretsmanager:*:111122223333:secret:db-*", secret, true), ("arn:aws:secretsmanager:eu-*-1:*:secret:*", secret, true),
        ("arn:aws:secretsmanager:us-*:*:secret:*", secret, false), ("arn:*:*:*:*:*", secret, true), ("arn:aws:*:*:*:*", secret, true),
        ("arn:aws:secretsmanager:*:444455556666:*", secret, false), ("arn:aws:secretsmanager:*secret:db-AbCdEf", secret, false),
        ("arn:aws-cn:secretsmanager:*:*:*", secret, false), ("arn:aws:secretsmanager:eu-west-1", secret, true),
        ("arn:aws:secretsmanager", secret, true), ("arn:aws:kms", secret, false),
        ("arn:aws:secretsmanager:eu-west-1:11112222333?:secret:*", secret, true),
        ("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket/a/b:c", true), ("arn:aws:s3:::bucket/*", "arn:aws:s3:::bucket", false),
        ("arn:aws:s3:::*", "arn:aws:s3:::bucket/a", true), ("arn:aws:s3:::bucket*", "arn:aws:s3:::bucket-two/a", true),
        ("arn:aws:s3:::*/a", "arn:aws:s3:::bucket/x/a", true), ("arn:aws:s3:::b?cket/a", "arn:aws:s3:::bücket/a", true),
        ("arn:aws:s3:::a arn:aws:s3:::b", "arn:aws:s3:::b", true), ("arn:aws:s3:::a arn:aws:s3:::b", "arn:aws:s3:::c", false),
        (
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:new-??????",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:new-??????", true
        ),
        (
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:new-AbCdEf",
            "arn:aws:secretsmanager:eu-west-1:111122223333:secret:new-??????", false
        ),
    ]
    var table: [Row] = rows.map { row in
        Row("`\(row.patterns)` and \(row.resource)", row.means ? .allowed : .notAllowed(by: .identity)) {
            $0.resource = row.resource
            $0.owner = "111122223333"
            $0.identity = [policy("Allow", on: row.patterns)]
        }
    }
    table += rows.prefix(12).map { row in
        Row("all but `\(row.patterns)` and \(row.resource)", row.means ? .notAllowed(by: .identity) : .allowed) {
            $0.resource = row.resource
            $0.identity = [document(#"{"Effect":"Allow","Action":"*","NotResource":"\#(row.patterns)"}"#)]
        }
    }
    return table
}()

/// Policy variables in resources and values.
let variableRows: [Row] = {
    let tags: [String: RequestContext.Value] = [
        "aws:PrincipalTag/team": .one("red"), "aws:PrincipalTag/star": .one("*"), "aws:PrincipalTag/slash": .one("a/b:c"),
        "aws:TagKeys": .many(["a"]), "aws:PrincipalTag/empty": .one(""),
    ]
    let resources: [(pattern: String, resource: String, means: Bool)] = [
        ("${aws:PrincipalTag/team}", "red", true), ("${aws:PrincipalTag/team}", "blue", false), ("${AWS:principaltag/TEAM}", "red", true),
        ("x/${aws:PrincipalTag/team}/*", "x/red/y", true), ("${aws:PrincipalTag/none}", "", false),
        ("${aws:PrincipalTag/none}", "x", false),
        ("*${aws:PrincipalTag/none}", "x", false), ("${aws:PrincipalTag/none, 'gray'}", "gray", true),
        ("${aws:PrincipalTag/none,'gray'}", "gray", true), ("${aws:PrincipalTag/team, 'gray'}", "gray", false),
        ("${aws:PrincipalTag/team, 'gray'}", "red", true), ("${aws:PrincipalTag/star}", "*", true),
        ("${aws:PrincipalTag/star}", "x", false),
        ("${aws:PrincipalTag/slash}", "a/b:c", true), ("${aws:TagKeys}", "a", false), ("${aws:TagKeys, 'none'}", "none", true),
        ("${*}", "*", true), ("${*}", "x", false), ("${?}", "?", true), ("${?}", "x", false), ("${$}{x}", "${x}", true),
        ("a$b", "a$b", true), ("${aws:username}", "bob", true), ("${aws:PrincipalAccount}/*", "111122223333/x", true),
        ("${aws:PrincipalTag/empty}x", "x", true), ("${aws:userid}", "AIDA", false), ("${aws:PrincipalTag/none, ''}x", "x", true),
        ("${aws:PrincipalTag/team}${aws:PrincipalTag/team}", "redred", true),
    ]
    var table: [Row] = resources.map { row in
        Row("the resource `\(row.pattern)` and \(row.resource)", row.means ? .allowed : .notAllowed(by: .identity)) {
            $0.context = tags
            $0.resource = "arn:aws:s3:::\(row.resource)"
            $0.identity = [document(#"{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::\#(row.pattern)"}"#)]
        }
    }
    table += [
        Row("a variable is plain text in the old version", .notAllowed(by: .identity)) {
            $0.context = tags
            $0.resource = "arn:aws:s3:::red"
            $0.identity = [
                #"{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalTag/team}"}}"#
            ]
        },
        Row("a variable is plain text without a version", .allowed) {
            $0.context = tags
            $0.resource = "arn:aws:s3:::${aws:PrincipalTag/team}"
            $0.identity = [#"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:PrincipalTag/team}"}}"#]
        },
        Row("a Deny with a variable without value does not hit", .allowed) {
            $0.resource = "arn:aws:s3:::red"
            $0.identity = [policy("Allow"), policy("Deny", on: "arn:aws:s3:::${aws:PrincipalTag/team}*")]
        },
        Row("all but a variable without value is everything", .allowed) {
            $0.resource = "arn:aws:s3:::red"
            $0.identity = [document(#"{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::${aws:PrincipalTag/team}"}"#)]
        },
        Row("a variable in the account", .allowed) {
            $0.identity = [policy("Allow", on: "arn:aws:secretsmanager:*:${aws:PrincipalAccount}:secret:*")]
        },
        Row("a variable in the region that does not fit", .notAllowed(by: .identity)) {
            $0.context = ["aws:RequestedRegion": .one("us-east-1")]
            $0.identity = [policy("Allow", on: "arn:aws:secretsmanager:${aws:RequestedRegion}:*:secret:*")]
        },
    ]
    return table
}()
