import Testing

@testable import PolicyEngine

@Suite("Reviews") struct PolicyReviewTests {
    @Test(
        "what is seldom meant is found",
        arguments: [
            (PolicyRole.identity, policy("Allow", "s3:GetObject"), []),
            (.identity, "{", ["the text ends before the policy does"]),
            (.identity, #"{"Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}}"#, ["is plain text"]),
            (.identity, document(#"{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}"#), ["`Allow` with `NotAction`"]),
            (.identity, document(#"{"Effect":"Deny","NotAction":"iam:*","Resource":"*"}"#), []),
            (.identity, document(#"{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::b"}"#), ["`Allow` with `NotResource`"]),
            (
                .resource, document(#"{"Effect":"Deny","NotPrincipal":{"AWS":"111122223333"},"Action":"*","Resource":"*"}"#),
                ["`NotPrincipal`"]
            ),
            (.resource, policy("Allow", for: #""*""#), ["for its principal is `*`"]),
            (.identity, policy("Allow", if: #""StringEquals":{"a:b":[]}"#), ["holds for no value"]),
            (.identity, policy("Allow", if: #""StringNotEquals":{"a:b":[]}"#), ["holds for every value"]),
            (.identity, policy("Deny", if: #""StringEquals":{"aws:TagKeys":"a"}"#), ["fails for more than one value"]),
            (.identity, policy("Allow", if: #""ForAllValues:StringEquals":{"aws:TagKeys":"a"}"#), ["requests that lack the key"]),
            (.identity, policy("Allow", if: #""ForAllValues:StringEquals":{"aws:TagKeys":"a"},"Null":{"aws:TagKeys":"false"}"#), []),
        ] as [(PolicyRole, String, [String])])
    func findings(role: PolicyRole, text: String, parts: [String]) {
        let findings: [PolicyReview.Finding] = PolicyReview.findings(in: Array(text.utf8), as: role)
        #expect(findings.count == parts.count)
        for (finding, part): (PolicyReview.Finding, String) in zip(findings, parts) {
            #expect(finding.description.contains(part) && finding.description.hasSuffix("."))
        }
    }

    @Test("an error is an error, and the rest warns") func severity() {
        #expect(PolicyReview.findings(in: [], as: .trust).map(\.severity) == [.error])
        #expect(PolicyReview.findings(in: Array(policy("Allow", for: #""*""#).utf8), as: .resource).map(\.severity) == [.warning])
    }
}
