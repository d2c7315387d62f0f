@testable import PolicyEngine

/// Whom a resource policy means, and what that gives them.
let namingRows: [Row] =
    namedRows + notPrincipalRows + [
        // Root
        Row("root may everything in its account", .allowed) { $0.principal = root },
        Row("root is bound by service control policies", .notAllowed(by: .serviceControl)) {
            $0.principal = root
            $0.serviceControl = [[policy("Allow", "s3:*")]]
        },
        Row("root is denied by service control policies", .denied(.serviceControl)) {
            $0.principal = root
            $0.serviceControl = [[policy("Allow"), policy("Deny", "secretsmanager:*")]]
        },
        Row("root is denied by resource policies", .denied(.resource)) {
            $0.principal = root
            $0.policy = policy("Deny", for: aws(root))
        },
        Row("root is not limited by a boundary or session policy", .allowed) {
            $0.principal = root
            $0.boundaries = [policy("Allow", "s3:*")]
            $0.session = [policy("Allow", "s3:*")]
        },
        Row("root needs no resource policy's Allow", .allowed) {
            $0.principal = root
            $0.policy = policy("Allow", for: aws(bob))
        },
        Row("root may nothing in another account", .notAllowed(by: .resource)) { $0.principal = "arn:aws:iam::444455556666:root" },
        Row("root may what another account allows its account", .allowed) {
            $0.principal = "arn:aws:iam::444455556666:root"
            $0.policy = policy("Allow", for: aws("444455556666"))
        },

        // Federated users
        Row("a federated user without a session policy has no identity permissions", .notAllowed(by: .session)) {
            $0.principal = federated
            $0.identity = [policy("Allow")]
        },
        Row("a federated user has what user and session policy allow", .allowed) {
            $0.principal = federated
            $0.identity = [policy("Allow")]
            $0.session = [policy("Allow", "secretsmanager:*")]
        },
        Row("a federated user is limited by the session policy", .notAllowed(by: .session)) {
            $0.principal = federated
            $0.identity = [policy("Allow")]
            $0.session = [policy("Allow", "s3:*")]
        },
        Row("a resource policy for the federated user allows alone", .allowed) {
            $0.principal = federated
            $0.policy = policy("Allow", for: aws(federated))
        },
        Row("a resource policy for the user behind a federated session is limited by the session", .notAllowed(by: .session)) {
            $0.principal = federated
            $0.context = ["aws:PrincipalArn": .one(bob)]
            $0.policy = policy("Allow", for: aws(bob))
        },
        Row("a resource policy for the user behind a federated session allows within the session policy", .allowed) {
            $0.principal = federated
            $0.context = ["aws:PrincipalArn": .one(bob)]
            $0.policy = policy("Allow", for: aws(bob))
            $0.session = [policy("Allow")]
        },
        Row("a resource policy for a user does not mean a federated user of another", .notAllowed(by: .identity)) {
            $0.principal = federated
            $0.context = ["aws:PrincipalArn": .one(alice)]
            $0.policy = policy("Allow", for: aws(bob))
            $0.session = [policy("Allow")]
        },

        // Services and providers
        Row("a resource policy for the service allows it", .allowed) {
            $0.principal = lambda
            $0.policy = policy("Allow", for: #"{"Service":"lambda.amazonaws.com"}"#)
        },
        Row("a resource policy for another service does not", .notAllowed(by: .resource)) {
            $0.principal = lambda
            $0.policy = policy("Allow", for: #"{"Service":"events.amazonaws.com"}"#)
        },
        Row("a resource policy for everybody allows services", .allowed) {
            $0.principal = lambda
            $0.policy = policy("Allow", for: #""*""#)
        },
        Row("identity policies are nothing to a service", .notAllowed(by: .resource)) {
            $0.principal = lambda
            $0.identity = [policy("Allow")]
        },
        Row("a resource policy for the account is nothing to a service", .notAllowed(by: .resource)) {
            $0.principal = lambda
            $0.policy = policy("Allow", for: aws(root))
        },
        Row("a resource policy's Deny denies a service", .denied(.resource)) {
            $0.principal = lambda
            $0.policy = document(
                statement("Allow", for: #"{"Service":"lambda.amazonaws.com"}"#) + ","
                    + statement("Deny", for: #""*""#, if: #""StringNotEquals":{"aws:SourceAccount":"111122223333"}"#))
        },
        Row("the nameless are everybody", .allowed) {
            $0.principal = "*"
            $0.policy = policy("Allow", for: #""*""#)
        },
        Row("the nameless are in no account", .notAllowed(by: .resource)) {
            $0.principal = "*"
            $0.policy = policy("Allow", for: aws("111122223333"))
        },

        // Across accounts
        Row("across accounts both sides allow", .allowed) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws(stranger))
        },
        Row("across accounts the account may be named", .allowed) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws("444455556666"))
        },
        Row("across accounts everybody may be named", .allowed) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: #""*""#)
        },
        Row("across accounts the resource policy is not enough", .notAllowed(by: .identity)) {
            $0.principal = stranger
            $0.policy = policy("Allow", for: aws(stranger))
        },
        Row("across accounts everybody is not enough", .notAllowed(by: .identity)) {
            $0.principal = stranger
            $0.policy = policy("Allow", for: #""*""#)
        },
        Row("across accounts the identity policy is not enough", .notAllowed(by: .resource)) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
        },
        Row("across accounts the owner's account is not the caller's", .notAllowed(by: .resource)) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws("111122223333"))
        },
        Row("across accounts the role may be named", .allowed) {
            $0.principal = strangerSession
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws("arn:aws:iam::444455556666:role/job"))
        },
        Row("across accounts a session's grant is not enough", .notAllowed(by: .identity)) {
            $0.principal = strangerSession
            $0.policy = policy("Allow", for: aws(strangerSession))
        },
        Row("across accounts the boundary always limits", .notAllowed(by: .boundary)) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow", "s3:*")]
            $0.policy = policy("Allow", for: aws(stranger))
        },
        Row("across accounts the session policy always limits", .notAllowed(by: .session)) {
            $0.principal = strangerSession
            $0.identity = [policy("Allow")]
            $0.session = [policy("Allow", "s3:*")]
            $0.policy = policy("Allow", for: aws(strangerSession))
        },
        Row("across accounts the resource policy denies", .denied(.resource)) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = document(statement("Allow", for: #""*""#) + "," + statement("Deny", for: aws("444455556666")))
        },
        Row("across accounts the caller's service control policies bind", .notAllowed(by: .serviceControl)) {
            $0.principal = stranger
            $0.identity = [policy("Allow")]
            $0.policy = policy("Allow", for: aws(stranger))
            $0.serviceControl = [[policy("Allow", "s3:*")]]
        },
        Row("an ARN without an account is the caller's unless said otherwise", .allowed) {
            $0.resource = "arn:aws:s3:::bucket/x"
            $0.action = "s3:GetObject"
            $0.identity = [policy("Allow")]
        },
        Row("whose the resource is may be said", .notAllowed(by: .resource)) {
            $0.resource = "arn:aws:s3:::bucket/x"
            $0.action = "s3:GetObject"
            $0.owner = "444455556666"
            $0.identity = [policy("Allow")]
        },
    ]

/// Each principal against each name.
private let namedRows: [Row] = {
    let withPath: String = "arn:aws:iam::111122223333:role/team/app"
    let rows: [(caller: String, named: String, arn: String?, allowed: Bool)] = [
        (bob, bob, nil, true), (bob, alice, nil, false), (alice, alice, nil, true),
        (alice, "arn:aws:iam::111122223333:user/alice", nil, false), (bob, "arn:aws:iam::111122223333:user/Bob", nil, false),
        (bob, "arn:aws:iam::444455556666:user/bob", nil, false), (bob, "arn:aws-cn:iam::111122223333:user/bob", nil, false),
        (session, session, nil, true), (session, "arn:aws:sts::111122223333:assumed-role/app/two", nil, false),
        (session, "arn:aws:sts::111122223333:assumed-role/App/one", nil, false), (session, role, nil, true),
        (session, withPath, nil, false),
        (session, withPath, withPath, true), (session, role, withPath, false), (session, session, withPath, true),
        (session, role, "arn:aws:iam::111122223333:role/other", false), (session, role, "arn:aws:iam::111122223333:user/bob", true),
        (role, role, nil, true), (role, session, nil, false), (federated, federated, nil, true),
        (federated, "arn:aws:sts::111122223333:federated-user/bob", nil, false), (bob, federated, nil, false), (bob, role, nil, false),
    ]
    return rows.map { row in
        Row(
            "\(row.caller) under \(row.arn ?? "nothing") and a policy for \(row.named)", row.allowed ? .allowed : .notAllowed(by: .identity)
        ) {
            $0.principal = row.caller
            $0.policy = policy("Allow", for: aws(row.named))
            if let arn: String = row.arn { $0.context = ["aws:PrincipalArn": .one(arn)] }
        }
    }
}()

/// `NotPrincipal`.
private let notPrincipalRows: [Row] = {
    func not(_ effect: String, _ names: String) -> String {
        document(#"{"Effect":"\#(effect)","NotPrincipal":\#(names),"Action":"*","Resource":"*"}"#)
    }
    return [
        Row("a Deny for all but the user leaves it", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(bob))
        },
        Row("a Deny for all but another hits", .denied(.resource)) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(alice))
        },
        Row("a Deny for all but the account leaves its users", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(root))
        },
        Row("a Deny for all but a user and its account leaves the user", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(bob, root))
        },
        Row("a Deny for all but a user and its account hits the account's others", .denied(.resource)) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(alice, root))
        },
        Row("a Deny for all but a user and its account leaves the root", .allowed) {
            $0.principal = root
            $0.policy = not("Deny", aws(alice, root))
        },
        Row("a Deny for all but another account's user and the account leaves its users", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(stranger, root))
        },
        Row("an Allow for all but a user and its account does not allow the account's others", .notAllowed(by: .identity)) {
            $0.policy = not("Allow", aws(alice, root))
        },
        Row("a Deny for all but the role leaves its sessions", .allowed) {
            $0.principal = session
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", aws(role))
        },
        Row("a Deny for all but everybody hits nobody", .allowed) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", #""*""#)
        },
        Row("a Deny for all but the user hits it if it has a boundary", .denied(.resource)) {
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow")]
            $0.policy = not("Deny", aws(bob))
        },
        Row("a Deny for all but everybody hits who has a boundary", .denied(.resource)) {
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow")]
            $0.policy = not("Deny", #""*""#)
        },
        Row("a boundary does not change whom a plain Deny hits", .allowed) {
            $0.identity = [policy("Allow")]
            $0.boundaries = [policy("Allow")]
            $0.policy = policy("Deny", for: aws(alice))
        },
        Row("an Allow for all but another allows alone", .allowed) { $0.policy = not("Allow", aws(alice)) },
        Row("an Allow for all but the user allows nothing", .notAllowed(by: .identity)) { $0.policy = not("Allow", aws(bob)) },
        Row("an Allow for all but the account allows its users nothing", .notAllowed(by: .identity)) {
            $0.policy = not("Allow", aws(root))
        },
        Row("an Allow for all but the user does not allow it for its boundary", .notAllowed(by: .identity)) {
            $0.boundaries = [policy("Allow")]
            $0.policy = not("Allow", aws(bob))
        },
        Row("an Allow for all but a user allows the nameless", .allowed) {
            $0.principal = "*"
            $0.policy = not("Allow", aws(bob))
        },
        Row("a Deny for all but a service hits others", .denied(.resource)) {
            $0.identity = [policy("Allow")]
            $0.policy = not("Deny", #"{"Service":"lambda.amazonaws.com"}"#)
        },
        Row("a Deny for all but a service leaves it", .allowed) {
            $0.principal = lambda
            $0.policy = document(
                #"{"Effect":"Deny","NotPrincipal":{"Service":"lambda.amazonaws.com"},"Action":"*","Resource":"*"},"#
                    + statement("Allow", for: #"{"Service":"lambda.amazonaws.com"}"#))
        },
    ]
}()
