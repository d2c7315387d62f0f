import Testing

@testable import PolicyEngine

@Suite("Broad access") struct BroadAccessTests {
    @Test("an open principal is found and a named one is not", arguments: principalRows) fileprivate func principals(row: BroadRow) throws {
        try judge(row)
    }

    @Test("fixed values restrict", arguments: restrictingRows) fileprivate func restricting(row: BroadRow) throws { try judge(row) }

    @Test("anything else does not", arguments: openRows) fileprivate func notRestricting(row: BroadRow) throws { try judge(row) }

    private func judge(_ row: BroadRow) throws {
        let document: PolicyDocument = try PolicyDocument.parse(resourceStatement(row.members), as: .resource)
        #expect(BroadAccess.findings(in: document).isEmpty == !row.isBroad)
    }

    @Test("a Deny lets nobody in") func deny() throws {
        let text: String = document(#"{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}"#)
        #expect(BroadAccess.findings(in: try PolicyDocument.parse(text, as: .resource)).isEmpty)
    }

    @Test("every open statement is named, and no other") func many() throws {
        let open: String = #"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#
        let closed: String = #"{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"*","Resource":"*"}"#
        let parsed: PolicyDocument = try PolicyDocument.parse(document([open, closed, open].joined(separator: ",")), as: .resource)
        #expect(BroadAccess.findings(in: parsed).map(\.place.description) == ["Statement[0]", "Statement[2]"])
    }

    @Test("a restriction in another statement does not help") func elsewhere() throws {
        let text: String = document(
            #"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}},"#
                + #"{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}"#)
        #expect(BroadAccess.findings(in: try PolicyDocument.parse(text, as: .resource)).map(\.place.description) == ["Statement[1]"])
    }

    @Test("a finding says which statement, and why its conditions do not count") func sentence() throws {
        let text: String = resourceStatement(
            #""Sid":"Open","Principal":"*","Condition":{"StringEqualsIfExists":{"aws:SourceAccount":"1"},"ArnLike":{"aws:SourceArn":"*"}}"#)
        let finding: BroadAccess.Finding = try #require(BroadAccess.findings(in: try PolicyDocument.parse(text, as: .resource)).first)
        #expect(finding.attempts.map(\.weakness) == [.passesWithoutKey, .openValue("*")])
        #expect(
            finding.description
                == "`Statement[0]` (Sid `Open`) at line 1, column 38 allows its actions to everybody, for its principal is `*`, and "
                + "`StringEqualsIfExists` on `aws:SourceAccount` also lets requests pass that lack the key, and "
                + "`ArnLike` on `aws:SourceArn` has the value `*`, which is not fixed.")
    }

    @Test("a finding without conditions says so") func plainSentence() throws {
        let finding: BroadAccess.Finding = try #require(
            BroadAccess.findings(in: try PolicyDocument.parse(resourceStatement(#""NotPrincipal":{"AWS":"123456789012"}"#), as: .resource))
                .first)
        #expect(finding.cause == .everyoneBut)
        #expect(finding.description.hasSuffix("no condition ties it to a fixed account, organization, principal, source or VPC."))
    }
}

private struct BroadRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let members: String
    let isBroad: Bool
}

private func open(_ name: String, _ members: String) -> BroadRow { BroadRow(testDescription: name, members: members, isBroad: true) }
private func closed(_ name: String, _ members: String) -> BroadRow { BroadRow(testDescription: name, members: members, isBroad: false) }
/// `*` under this condition.
private func openIf(_ condition: String) -> BroadRow { open(condition, #""Principal":"*","Condition":{\#(condition)}"#) }
private func closedIf(_ condition: String) -> BroadRow { closed(condition, #""Principal":"*","Condition":{\#(condition)}"#) }

private let principalRows: [BroadRow] = [
    open("everybody", #""Principal":"*""#),
    open("everybody under AWS", #""Principal":{"AWS":"*"}"#),
    open("everybody in a list", #""Principal":{"AWS":["*"]}"#),
    open("everybody behind an account", #""Principal":{"AWS":["123456789012","*"]}"#),
    open("everybody beside a service", #""Principal":{"Service":"lambda.amazonaws.com","AWS":"*"}"#),
    open("everybody, escaped", #""Principal":"\u002a""#),
    open("all but an account", #""NotPrincipal":{"AWS":"123456789012"}"#),
    open("all but everybody", #""NotPrincipal":"*""#),
    closed("an account", #""Principal":{"AWS":"123456789012"}"#),
    closed("a role", #""Principal":{"AWS":"arn:aws:iam::123456789012:role/R"}"#),
    closed("a service", #""Principal":{"Service":"lambda.amazonaws.com"}"#),
    closed(
        "all but an account, under a fixed account",
        #""NotPrincipal":{"AWS":"123456789012"},"Condition":{"StringEquals":{"aws:PrincipalAccount":"210987654321"}}"#),
]

private let restrictingRows: [BroadRow] = [
    closedIf(#""StringEquals":{"aws:SourceAccount":"123456789012"}"#),
    closedIf(#""StringEquals":{"AWS:sourceaccount":123456789012}"#),
    closedIf(#""StringEquals":{"aws:PrincipalAccount":["123456789012","210987654321"]}"#),
    closedIf(#""StringEqualsIgnoreCase":{"aws:SourceVpc":"vpc-111bbb22"}"#),
    closedIf(#""StringEquals":{"aws:SourceVpce":"vpce-1a2b3c4d"}"#),
    closedIf(#""StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#),
    closedIf(#""StringLike":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#),
    closedIf(#""ForAnyValue:StringEquals":{"aws:PrincipalAccount":"123456789012"}"#),
    closedIf(#""StringEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:root"}"#),
    closedIf(#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/*"}"#),
    closedIf(#""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:*"}"#),
    closedIf(#""ArnEquals":{"aws:SourceArn":"arn:aws:sns:*:123456789012:*"}"#),
    closedIf(#""ArnLike":{"aws:SourceArn":"arn:*:*:*:123456789012:*"}"#),
    closedIf(#""ArnLike":{"aws:SourceArn":"arn:aws:s3:::my-bucket"}"#),
    closedIf(#""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/${aws:username}"}"#),
    closedIf(#""StringEquals":{"aws:SourceAccount":"123456789012"},"StringNotEquals":{"aws:SourceVpc":"vpc-1"}"#),
    closedIf(#""StringLike":{"aws:PrincipalArn":"*"},"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#),
    closedIf(#""StringEquals":{"aws:UserAgent":"x","aws:SourceVpc":"vpc-1"}"#),
]

private let openRows: [BroadRow] = [
    openIf(""),
    openIf(#""StringEquals":{}"#),
    openIf(#""StringEquals":{"aws:UserAgent":"x"}"#),
    openIf(#""StringEquals":{"aws:RequestedRegion":"eu-west-1"}"#),
    openIf(#""Bool":{"aws:SecureTransport":"true"}"#),
    openIf(#""IpAddress":{"aws:SourceIp":"0.0.0.0/0"}"#),
    openIf(#""StringEquals":{"secretsmanager:SecretId":"aws:SourceAccount"}"#),
    openIf(#""StringEqualsIfExists":{"aws:SourceAccount":"123456789012"}"#),
    openIf(#""ArnLikeIfExists":{"aws:SourceArn":"arn:aws:sns:*:123456789012:*"}"#),
    openIf(#""ForAllValues:StringEquals":{"aws:PrincipalAccount":"123456789012"}"#),
    openIf(#""ForAnyValue:StringEqualsIfExists":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}"#),
    openIf(#""StringNotEquals":{"aws:SourceAccount":"123456789012"}"#),
    openIf(#""StringNotEqualsIgnoreCase":{"aws:SourceVpc":"vpc-1"}"#),
    openIf(#""StringNotLike":{"aws:PrincipalArn":"arn:aws:iam::123456789012:*"}"#),
    openIf(#""ArnNotEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:root"}"#),
    openIf(#""ArnNotLike":{"aws:SourceArn":"arn:aws:iam::123456789012:*"}"#),
    openIf(#""Null":{"aws:SourceAccount":"false"}"#),
    openIf(#""Null":{"aws:PrincipalArn":"true"}"#),
    openIf(#""NumericEquals":{"aws:SourceAccount":"123456789012"}"#),
    openIf(#""StringLike":{"aws:SourceAccount":"*"}"#),
    openIf(#""StringLike":{"aws:SourceAccount":"1234*"}"#),
    openIf(#""StringLike":{"aws:SourceAccount":"????????????"}"#),
    openIf(#""StringEquals":{"aws:SourceAccount":"*"}"#),
    openIf(#""StringEquals":{"aws:SourceAccount":""}"#),
    openIf(#""StringEquals":{"aws:SourceAccount":[]}"#),
    openIf(#""StringEquals":{"aws:SourceAccount":["123456789012","*"]}"#),
    openIf(#""StringLike":{"aws:SourceVpc":"vpc-*"}"#),
    openIf(#""StringLike":{"aws:SourceAccount":"*\u0301"}"#),
    openIf(#""ArnLike":{"aws:SourceArn":"arn:aws:sns:r:*:\u0301t:123456789012:x"}"#),
    openIf(#""StringLike":{"aws:PrincipalOrgID":"o-*"}"#),
    openIf(#""StringEquals":{"aws:PrincipalAccount":"${aws:PrincipalAccount}"}"#),
    openIf(#""StringEquals":{"aws:PrincipalArn":"${aws:PrincipalArn}"}"#),
    openIf(#""StringEquals":{"aws:PrincipalOrgID":"${aws:PrincipalOrgID, 'o-1'}"}"#),
    openIf(#""ArnLike":{"aws:PrincipalArn":"${aws:PrincipalArn}"}"#),
    openIf(#""ArnLike":{"aws:PrincipalArn":"*"}"#),
    openIf(#""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}"#),
    openIf(#""ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::1234567890??:root"}"#),
    openIf(#""ArnLike":{"aws:PrincipalArn":"arn:aws:iam::${aws:PrincipalAccount}:role/Admin"}"#),
    openIf(#""ArnLike":{"aws:SourceArn":"arn:aws:sns:${aws:RequestedRegion}:*:topic"}"#),
    openIf(#""ArnLike":{"aws:SourceArn":"arn:aws:s3:::*"}"#),
    openIf(#""ArnLike":{"aws:SourceArn":"arn:aws:s3:::my-*"}"#),
    openIf(#""ArnLike":{"aws:SourceArn":["arn:aws:sns:*:123456789012:*","arn:aws:sns:*:*:*"]}"#),
    openIf(#""ArnEquals":{"aws:SourceAccount":"arn:aws:iam::123456789012:root"}"#),
    openIf(#""StringLike":{"aws:PrincipalArn":"*:role/Admin"}"#),
    openIf(#""StringLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/Admin"}"#),
    openIf(#""StringLike":{"aws:SourceArn":"arn:aws:sns:*:123456789012:*"}"#),
    openIf(#""StringLike":{"aws:SourceArn":"arn:aws:*:123456789012:*"}"#),
    openIf(#""StringEqualsIfExists":{"aws:SourceAccount":"123456789012"},"StringNotEquals":{"aws:SourceVpc":"vpc-1"}"#),
]
