import AWSTypes
import PolicyEngine
import Testing

/// A policy means those who were there when it was put (IAM user guide, *Principal*: unique identifiers).
@Suite("Unique ids of principals") struct UniqueIDTests {
    private static let user: String = "arn:aws:iam::000000000000:user/alice"
    private static let role: String = "arn:aws:iam::000000000000:role/path/app"
    private static let session: String = "arn:aws:sts::000000000000:assumed-role/app/one"

    @Test("a user is the one of that id, whatever ARN it has by now") func users() throws {
        let ids: [String: String] = [Self.user: "AIDAFIRST"]
        #expect(try isAllowed(Self.user, ids, .user(Self.user, account: .zero, uniqueID: "AIDAFIRST")))
        #expect(try isAllowed(Self.user, ids, .user("\(Self.user)-renamed", account: .zero, uniqueID: "AIDAFIRST")))
        #expect(try !isAllowed(Self.user, ids, .user(Self.user, account: .zero, uniqueID: "AIDASECOND")))
    }

    @Test("a role's session is of the role of that id") func roles() throws {
        for named: String in [Self.role, Self.session] {
            let ids: [String: String] = [named: "AROAFIRST"]
            #expect(try isAllowed(named, ids, .session(Self.session, of: Self.role, account: .zero, roleID: "AROAFIRST")))
            #expect(try !isAllowed(named, ids, .session(Self.session, of: Self.role, account: .zero, roleID: "AROASECOND")))
        }
        let other: String = "arn:aws:sts::000000000000:assumed-role/app/two"
        #expect(
            try !isAllowed(Self.session, [Self.session: "AROAFIRST"], .session(other, of: Self.role, account: .zero, roleID: "AROAFIRST")))
    }

    @Test("where an id is not known on both sides, the ARN decides") func unknown() throws {
        #expect(try isAllowed(Self.user, [:], .user(Self.user, account: .zero, uniqueID: "AIDAFIRST")))
        #expect(try isAllowed(Self.user, [Self.user: "AIDAFIRST"], .user(Self.user, account: .zero)))
        #expect(try !isAllowed(Self.user, [Self.user: "AIDAFIRST"], .user("\(Self.user)2", account: .zero)))
    }

    @Test("a recreated user is not whom NotPrincipal spares") func negated() throws {
        let document: String = #"""
            {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"},
                {"Effect": "Deny", "NotPrincipal": {"AWS": "\#(Self.user)"}, "Action": "*", "Resource": "*"}]}
            """#
        let ids: [String: String] = [Self.user: "AIDAFIRST"]
        #expect(try decide(document, ids, .user(Self.user, account: .zero, uniqueID: "AIDAFIRST")))
        #expect(try !decide(document, ids, .user(Self.user, account: .zero, uniqueID: "AIDASECOND")))
    }

    private func isAllowed(_ named: String, _ ids: [String: String], _ principal: RequestPrincipal) throws -> Bool {
        try decide(
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "\#(named)"}, "Action": "*", "Resource": "*"}}"#,
            ids, principal)
    }

    private func decide(_ document: String, _ ids: [String: String], _ principal: RequestPrincipal) throws -> Bool {
        let policy: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(document, as: .resource), name: "policy", principalIDs: ids)
        let request: PolicyRequest = PolicyRequest(
            principal: principal, action: "secretsmanager:GetSecretValue", resource: "*", resourceAccount: .zero,
            context: RequestContext { _ in nil })
        return ApplicablePolicies(resource: policy).decide(request).isAllowed
    }
}
