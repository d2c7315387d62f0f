@testable import PolicyEngine

/// Denied by default; the order of the kinds of policies within an account.
let orderRows: [Row] = [
    // Nothing
    Row("nobody may anything without a policy", .notAllowed(by: .identity)),
    Row("a session may nothing without a policy", .notAllowed(by: .identity)) { $0.principal = session },
    Row("a service may nothing without a policy", .notAllowed(by: .resource)) { $0.principal = lambda },
    Row("the nameless may nothing without a policy", .notAllowed(by: .resource)) { $0.principal = "*" },
    Row("a stranger may nothing without a policy", .notAllowed(by: .resource)) { $0.principal = stranger },
    Row("a federated user may nothing without a policy", .notAllowed(by: .identity)) { $0.principal = federated },
    Row("a role as such may nothing without a policy", .notAllowed(by: .identity)) { $0.principal = role },
    Row("an Allow of another action allows nothing", .notAllowed(by: .identity)) {
        $0.identity = [policy("Allow", "secretsmanager:PutSecretValue")]
    },
    Row("a Deny of another action denies explicitly nothing", .notAllowed(by: .identity)) {
        $0.identity = [policy("Deny", "secretsmanager:PutSecretValue")]
    },

    // Identity
    Row("an identity policy allows", .allowed) { $0.identity = [policy("Allow", "secretsmanager:GetSecretValue")] },
    Row("one of many identity policies allows", .allowed) { $0.identity = [policy("Allow", "s3:*"), policy("Allow", "secretsmanager:*")] },
    Row("a Deny beats an Allow of the same policy", .denied(.identity)) {
        $0.identity = [document([statement("Allow"), statement("Deny", "secretsmanager:Get*")].joined(separator: ","))]
    },
    Row("a Deny before an Allow beats it as well", .denied(.identity)) {
        $0.identity = [document([statement("Deny", "secretsmanager:Get*"), statement("Allow")].joined(separator: ","))]
    },
    Row("a Deny beats an Allow of another policy", .denied(.identity)) { $0.identity = [policy("Allow"), policy("Deny")] },
    Row("a Deny beats the Allow of a resource policy", .denied(.identity)) {
        $0.identity = [policy("Deny")]
        $0.policy = policy("Allow", for: aws(bob))
    },

    // Resource policy
    Row("a resource policy's Deny beats an identity policy's Allow", .denied(.resource)) {
        $0.identity = [policy("Allow")]
        $0.policy = policy("Deny", for: aws(bob))
    },
    Row("a Deny for the account denies its users", .denied(.resource)) {
        $0.identity = [policy("Allow")]
        $0.policy = policy("Deny", for: aws("111122223333"))
    },
    Row("a Deny for the role denies its sessions", .denied(.resource)) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.policy = policy("Deny", for: aws(role))
    },
    Row("a Deny for everybody denies", .denied(.resource)) {
        $0.identity = [policy("Allow")]
        $0.policy = policy("Deny", for: #""*""#)
    },
    Row("a Deny for another user leaves it", .allowed) {
        $0.identity = [policy("Allow")]
        $0.policy = policy("Deny", for: aws(alice))
    },
    Row("a resource policy for the user allows alone", .allowed) { $0.policy = policy("Allow", for: aws(bob)) },
    Row("a resource policy for everybody allows alone", .allowed) { $0.policy = policy("Allow", for: #""*""#) },
    Row("a resource policy for everybody under AWS allows alone", .allowed) { $0.policy = policy("Allow", for: aws("*")) },
    Row("a resource policy for another user allows nothing", .notAllowed(by: .identity)) { $0.policy = policy("Allow", for: aws(alice)) },
    Row("a resource policy for the account only delegates", .notAllowed(by: .identity)) { $0.policy = policy("Allow", for: aws(root)) },
    Row("a resource policy for the account's number only delegates", .notAllowed(by: .identity)) {
        $0.policy = policy("Allow", for: aws("111122223333"))
    },
    Row("with delegation the identity policy allows", .allowed) {
        $0.identity = [policy("Allow", "secretsmanager:*")]
        $0.policy = policy("Allow", for: aws(root))
    },
    Row("within an account an identity policy needs no resource policy", .allowed) {
        $0.identity = [policy("Allow", "secretsmanager:*")]
        $0.policy = policy("Allow", for: aws(alice))
    },

    // Boundary
    Row("a boundary gives nothing", .notAllowed(by: .identity)) { $0.boundaries = [policy("Allow")] },
    Row("boundary and identity policy allow together", .allowed) {
        $0.identity = [policy("Allow", "secretsmanager:*")]
        $0.boundaries = [policy("Allow", "secretsmanager:*")]
    },
    Row("a boundary without the action limits", .notAllowed(by: .boundary)) {
        $0.identity = [policy("Allow")]
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("a boundary's Deny denies", .denied(.boundary)) {
        $0.identity = [policy("Allow")]
        $0.boundaries = [document(statement("Allow") + "," + statement("Deny", "secretsmanager:*"))]
    },
    Row("a boundary's Deny beats a resource policy's Allow for the user", .denied(.boundary)) {
        $0.policy = policy("Allow", for: aws(bob))
        $0.boundaries = [policy("Deny")]
    },
    Row("a boundary's silence does not limit a grant to the user", .allowed) {
        $0.policy = policy("Allow", for: aws(bob))
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("a boundary's silence does not limit a grant to everybody", .allowed) {
        $0.policy = policy("Allow", for: #""*""#)
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("a boundary's silence limits a grant to the role", .notAllowed(by: .boundary)) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role))
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("a boundary's silence does not limit a grant to the session", .allowed) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(session))
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("a boundary's silence limits delegation", .notAllowed(by: .boundary)) {
        $0.policy = policy("Allow", for: aws(root))
        $0.identity = [policy("Allow")]
        $0.boundaries = [policy("Allow", "s3:*")]
    },
    Row("of many boundaries one is enough", .allowed) {
        $0.identity = [policy("Allow")]
        $0.boundaries = [policy("Allow", "s3:*"), policy("Allow", "secretsmanager:*")]
    },

    // Session policies
    Row("a session policy gives nothing", .notAllowed(by: .identity)) {
        $0.principal = session
        $0.session = [policy("Allow")]
    },
    Row("session and identity policy allow together", .allowed) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.session = [policy("Allow", "secretsmanager:*")]
    },
    Row("a session policy without the action limits", .notAllowed(by: .session)) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.session = [policy("Allow", "s3:*")]
    },
    Row("a session policy's Deny denies", .denied(.session)) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.session = [document(statement("Allow") + "," + statement("Deny", on: secret))]
    },
    Row("of many session policies one is enough", .allowed) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.session = [policy("Allow", "s3:*"), policy("Allow", "secretsmanager:*")]
    },
    Row("a session policy limits a grant to the role", .notAllowed(by: .session)) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role))
        $0.session = [policy("Allow", "s3:*")]
    },
    Row("a session policy does not limit a grant to the session", .allowed) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(session))
        $0.session = [policy("Allow", "s3:*")]
    },
    Row("a session policy's Deny beats a grant to the session", .denied(.session)) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(session))
        $0.session = [policy("Deny")]
    },
    Row("a grant to the role needs no identity policy", .allowed) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role))
    },
    Row("a grant to the role within boundary and session policy allows", .allowed) {
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role))
        $0.boundaries = [policy("Allow", "secretsmanager:*")]
        $0.session = [policy("Allow", "secretsmanager:*")]
    },
    Row("the boundary is named before the session policy", .notAllowed(by: .boundary)) {
        $0.principal = session
        $0.identity = [policy("Allow")]
        $0.boundaries = [policy("Allow", "s3:*")]
        $0.session = [policy("Allow", "s3:*")]
    },
    Row("the identity policy is named before the boundary", .notAllowed(by: .identity)) {
        $0.boundaries = [policy("Allow", "s3:*")]
    },

    // Service control policies
    Row("a service control policy gives nothing", .notAllowed(by: .identity)) { $0.serviceControl = [[policy("Allow")]] },
    Row("each level must allow", .allowed) {
        $0.identity = [policy("Allow")]
        $0.serviceControl = [[policy("Allow")], [policy("Allow", "s3:*"), policy("Allow", "secretsmanager:*")]]
    },
    Row("a level that does not allow limits", .notAllowed(by: .serviceControl)) {
        $0.identity = [policy("Allow")]
        $0.serviceControl = [[policy("Allow")], [policy("Allow", "s3:*")]]
    },
    Row("a level without policies limits", .notAllowed(by: .serviceControl)) {
        $0.identity = [policy("Allow")]
        $0.serviceControl = [[policy("Allow")], []]
    },
    Row("a service control policy limits a grant to the user", .notAllowed(by: .serviceControl)) {
        $0.policy = policy("Allow", for: aws(bob))
        $0.serviceControl = [[policy("Allow", "s3:*")]]
    },
    Row("a service control policy's Deny denies", .denied(.serviceControl)) {
        $0.identity = [policy("Allow")]
        $0.serviceControl = [[policy("Allow"), policy("Deny", "secretsmanager:Get*")]]
    },
    Row("a service control policy's Deny is named first", .denied(.serviceControl)) {
        $0.identity = [policy("Deny")]
        $0.policy = policy("Deny", for: aws(bob))
        $0.serviceControl = [[policy("Allow"), policy("Deny")]]
    },
    Row("an explicit Deny is named before a missing Allow", .denied(.identity)) {
        $0.identity = [policy("Deny")]
        $0.serviceControl = [[policy("Allow", "s3:*")]]
    },
    Row("service control policies do not bind service-linked roles", .allowed) {
        $0.principal = "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForRDS/x"
        $0.context = ["aws:PrincipalArn": .one("arn:aws:iam::111122223333:role/aws-service-role/rds.amazonaws.com/AWSServiceRoleForRDS")]
        $0.identity = [policy("Allow")]
        $0.serviceControl = [[policy("Deny")]]
    },
    Row("service control policies do not bind services", .allowed) {
        $0.principal = lambda
        $0.policy = policy("Allow", for: #"{"Service":"lambda.amazonaws.com"}"#)
        $0.serviceControl = [[policy("Deny")]]
    },
]
