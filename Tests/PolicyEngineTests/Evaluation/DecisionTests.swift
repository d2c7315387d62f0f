import AWSTypes
import Testing

@testable import PolicyEngine

@Suite("Decisions") struct DecisionTests {
    @Test(
        "a denial ends in AWS's words",
        arguments: [
            (Row("identity", .allowed), "because no identity-based policy allows the secretsmanager:GetSecretValue action"),
            (
                Row("resource", .allowed) { $0.principal = stranger },
                "because no resource-based policy allows the secretsmanager:GetSecretValue action"
            ),
            (
                Row("boundary", .allowed) {
                    $0.identity = [policy("Allow")]
                    $0.boundaries = [policy("Allow", "s3:*")]
                }, "because no permissions boundary allows the secretsmanager:GetSecretValue action"
            ),
            (
                Row("session", .allowed) {
                    $0.principal = session
                    $0.identity = [policy("Allow")]
                    $0.session = [policy("Allow", "s3:*")]
                }, "because no session policy allows the secretsmanager:GetSecretValue action"
            ),
            (
                Row("organization", .allowed) { $0.serviceControl = [[]] },
                "because no service control policy allows the secretsmanager:GetSecretValue action"
            ),
            (
                Row("trust", .allowed) {
                    $0.action = "sts:AssumeRole"
                    $0.identity = [policy("Allow")]
                }, "because no role trust policy allows the sts:AssumeRole action"
            ),
            (Row("identity's Deny", .allowed) { $0.identity = [policy("Deny")] }, "with an explicit deny in an identity-based policy"),
            (
                Row("resource's Deny", .allowed) { $0.policy = policy("Deny", for: aws(bob)) },
                "with an explicit deny in a resource-based policy"
            ),
            (Row("boundary's Deny", .allowed) { $0.boundaries = [policy("Deny")] }, "with an explicit deny in a permissions boundary"),
            (Row("session's Deny", .allowed) { $0.session = [policy("Deny")] }, "with an explicit deny in a session policy"),
            (
                Row("organization's Deny", .allowed) { $0.serviceControl = [[policy("Deny")]] },
                "with an explicit deny in a service control policy"
            ),
            (
                Row("trust's Deny", .allowed) {
                    $0.action = "sts:AssumeRole"
                    $0.policy = trust("Deny", for: aws(bob))
                }, "with an explicit deny in the role trust policy"
            ),
        ])
    func clauses(row: Row, clause: String) throws { #expect(try row.decide().denialClause == clause) }

    @Test("what allowed is every Allow on a way to the permission", arguments: deciders) func allowed(row: Row, names: [String]) throws {
        let decision: Decision = try row.decide()
        #expect(decision.isAllowed)
        #expect(decision.statements.map { "\($0.policy.name).\($0.number)" } == names)
    }

    @Test("a statement is found again in its text") func position() throws {
        let text: String = document(statement("Allow", "s3:*") + "," + statement("Deny"))
        let row: Row = Row("position", .denied(.identity)) { $0.identity = [text] }
        let deciding: Decision.Statement = try #require(try row.decide().statements.first)
        #expect(Array(text.utf8)[deciding.start.offset..<deciding.end.offset].elementsEqual(statement("Deny").utf8))
    }

    @Test("a key that nobody asks for is not computed") func lazy() throws {
        let context: RequestContext = RequestContext { $0 == "k:wanted" ? .one("yes") : nil }
        let request: PolicyRequest = PolicyRequest(
            principal: try #require(RequestPrincipal(reading: bob)), action: "a:b", resource: "*", context: context)
        let document: PolicyDocument = try PolicyDocument.parse(policy("Allow", if: #""StringEquals":{"K:Wanted":"yes"}"#), as: .identity)
        #expect(ApplicablePolicies(identity: [CompiledPolicy(document, name: "x")]).decide(request).isAllowed)
    }

    @Test("a unique id in a policy means its user, and its role's sessions within their limits") func uniqueIDs() throws {
        let account: AccountID = try #require(AccountID("111122223333"))
        let user: String = "AIDAJQABLZS4A3QDU576Q"
        let roleID: String = "AROAJQABLZS4A3QDU576Q"
        let policies: ApplicablePolicies = ApplicablePolicies(
            resource: try compiled([policy("Allow", for: aws(user, roleID))], as: .resource)[0],
            boundaries: try compiled([policy("Allow", "s3:*")], as: .boundary))
        func decide(_ principal: RequestPrincipal) -> Row.Outcome {
            Row.Outcome(policies.decide(PolicyRequest(principal: principal, action: "a:b", resource: "*")))
        }
        #expect(decide(.user(bob, account: account, uniqueID: user)) == .allowed)
        #expect(decide(.user(bob, account: account, uniqueID: "AIDAOTHER")) == .notAllowed(by: .identity))
        #expect(decide(.user(bob, account: account)) == .notAllowed(by: .identity))
        #expect(decide(.session(session, of: role, account: account, roleID: roleID)) == .notAllowed(by: .boundary))
    }

    @Test("user ids follow from what is known of the principal") func userIDs() throws {
        let account: AccountID = try #require(AccountID("111122223333"))
        func userID(_ principal: RequestPrincipal) -> RequestContext.Value? {
            PolicyRequest(principal: principal, action: "a:b", resource: "*").value(of: "aws:userid")
        }
        #expect(userID(.root(account)) == .one("111122223333"))
        #expect(userID(.user(alice, account: account, uniqueID: "AIDAX")) == .one("AIDAX"))
        #expect(userID(.user(alice, account: account)) == nil)
        #expect(userID(.session(session, of: role, account: account, roleID: "AROAX")) == .one("AROAX:one"))
        #expect(userID(.federatedUser(federated, of: nil, account: account)) == .one("111122223333:fay"))
        #expect(userID(.service(lambda)) == nil && userID(.anonymous) == nil)
    }
}

private let deciders: [(row: Row, names: [String])] = [
    (Row("identity", .allowed) { $0.identity = [policy("Allow", "s3:*"), policy("Allow")] }, ["identity[1].0"]),
    (
        Row("all layers", .allowed) {
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow")]
            $0.session = [policy("Allow")]
            $0.serviceControl = [[policy("Allow")]]
        }, ["serviceControl[0].0", "identity[0].0", "boundary[0].0", "session[0].0"]
    ),
    (
        Row("the resource policy beside the identity policy", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws(bob))
        }, ["resource[0].0", "identity[0].0"]
    ),
    (
        Row("not a delegation that nobody needs", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws(root))
        }, ["identity[0].0"]
    ),
    (
        Row("a delegation that is needed", .allowed) {
            $0.action = "kms:Decrypt"
            $0.resource = key
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws(root))
        }, ["resource[0].0", "identity[0].0"]
    ),
    (
        Row("not the identity policy that the boundary stops", .allowed) {
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow", "s3:*")]
            $0.policy = policy("Allow", for: aws(bob))
        }, ["resource[0].0"]
    ),
    (
        Row("both sides of two accounts", .allowed) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws("444455556666"))
        }, ["resource[0].0", "identity[0].0"]
    ),
    (Row("nothing but the root user", .allowed) { $0.principal = root }, []),
]
