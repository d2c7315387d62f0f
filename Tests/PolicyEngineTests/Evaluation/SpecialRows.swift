@testable import PolicyEngine

/// Keys, roles and what needs no permission.
let specialRows: [Row] = [
    // Keys
    Row("a key without a policy denies an administrator", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.identity = [policy("Allow")]
    },
    Row("a key policy without delegation denies an administrator", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.identity = [policy("Allow")]
        $0.policy = policy("Allow", for: aws(alice), "kms:*")
    },
    Row("with neither, the identity policy is named", .notAllowed(by: .identity)) {
        $0.onKey()
        $0.policy = policy("Allow", for: aws(alice), "kms:*")
    },
    Row("a key policy that delegates lets identity policies allow", .allowed) {
        $0.onKey()
        $0.identity = [policy("Allow", "kms:Decrypt")]
        $0.policy = policy("Allow", for: aws(root), "kms:*")
    },
    Row("delegation of another action is none", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.identity = [policy("Allow")]
        $0.policy = policy("Allow", for: aws(root), "kms:DescribeKey")
    },
    Row("delegation alone allows nobody", .notAllowed(by: .identity)) {
        $0.onKey()
        $0.policy = policy("Allow", for: aws(root), "kms:*")
    },
    Row("a key policy for the user allows alone", .allowed) {
        $0.onKey()
        $0.policy = policy("Allow", for: aws(bob), "kms:Decrypt")
    },
    Row("a key policy for the role allows alone", .allowed) {
        $0.onKey()
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role), "kms:Decrypt")
    },
    Row("a key policy for the role is limited by the session policy", .notAllowed(by: .session)) {
        $0.onKey()
        $0.principal = session
        $0.policy = policy("Allow", for: aws(role), "kms:Decrypt")
        $0.session = [policy("Allow", "s3:*")]
    },
    Row("a delegating key policy is limited by the boundary", .notAllowed(by: .boundary)) {
        $0.onKey()
        $0.identity = [policy("Allow")]
        $0.boundaries = [policy("Allow", "s3:*")]
        $0.policy = policy("Allow", for: aws(root), "kms:*")
    },
    Row("root needs the key policy", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.principal = root
        $0.policy = policy("Allow", for: aws(bob), "kms:*")
    },
    Row("root may what the key policy gives the account", .allowed) {
        $0.onKey()
        $0.principal = root
        $0.policy = policy("Allow", for: aws(root), "kms:*")
    },
    Row("a key across accounts needs both", .allowed) {
        $0.onKey()
        $0.principal = stranger
        $0.identity = [policy("Allow", "kms:Decrypt")]
        $0.policy = policy("Allow", for: aws("444455556666"), "kms:Decrypt")
    },
    Row("a key across accounts without its policy denies", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.principal = stranger
        $0.identity = [policy("Allow")]
        $0.policy = policy("Allow", for: aws(root), "kms:*")
    },
    Row("a key across accounts without an identity policy denies", .notAllowed(by: .identity)) {
        $0.onKey()
        $0.principal = stranger
        $0.policy = policy("Allow", for: aws(stranger), "kms:*")
    },
    Row("a key policy's Deny denies root", .denied(.resource)) {
        $0.onKey()
        $0.principal = root
        $0.policy = document(statement("Allow", for: aws(root)) + "," + statement("Deny", for: #""*""#, "kms:Decrypt"))
    },
    Row("an action about no key needs no key policy", .allowed) {
        $0.action = "kms:ListKeys"
        $0.resource = "*"
        $0.identity = [policy("Allow", "kms:ListKeys")]
    },
    Row("an alias needs no key policy", .allowed) {
        $0.action = "kms:CreateAlias"
        $0.resource = "arn:aws:kms:eu-west-1:111122223333:alias/app"
        $0.identity = [policy("Allow", "kms:CreateAlias")]
    },
    Row("the service's name counts in any case", .notAllowed(by: .resource)) {
        $0.onKey()
        $0.action = "KMS:Decrypt"
        $0.identity = [policy("Allow")]
    },

    // Roles
    Row("a role without a trust policy is nobody's", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.identity = [policy("Allow")]
    },
    Row("a trust policy for the user suffices within the account", .allowed) {
        $0.assume()
        $0.policy = trust("Allow", for: aws(bob))
    },
    Row("a trust policy for the account delegates", .notAllowed(by: .identity)) {
        $0.assume()
        $0.policy = trust("Allow", for: aws(root))
    },
    Row("a trust policy for the account and an identity policy allow", .allowed) {
        $0.assume()
        $0.identity = [policy("Allow", "sts:AssumeRole", on: "arn:aws:iam::111122223333:role/target")]
        $0.policy = trust("Allow", for: aws(root))
    },
    Row("a trust policy for another denies", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.identity = [policy("Allow")]
        $0.policy = trust("Allow", for: aws(alice))
    },
    Row("a trust policy's Deny is named as such", .denied(.roleTrust)) {
        $0.assume()
        $0.identity = [policy("Allow")]
        $0.policy = trust("Deny", for: aws(bob))
    },
    Row("a role across accounts needs both", .allowed) {
        $0.assume()
        $0.principal = stranger
        $0.identity = [policy("Allow", "sts:*")]
        $0.policy = trust("Allow", for: aws(stranger))
    },
    Row("a role across accounts without an identity policy denies", .notAllowed(by: .identity)) {
        $0.assume()
        $0.principal = stranger
        $0.policy = trust("Allow", for: aws(stranger))
    },
    Row("a role across accounts without trust denies", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.principal = stranger
        $0.identity = [policy("Allow")]
        $0.policy = trust("Allow", for: aws(root))
    },
    Row("a trust policy for a service allows it", .allowed) {
        $0.assume()
        $0.principal = lambda
        $0.policy = trust("Allow", for: #"{"Service":["events.amazonaws.com","lambda.amazonaws.com"]}"#)
    },
    Row("a trust policy for another service does not", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.principal = lambda
        $0.policy = trust("Allow", for: #"{"Service":"events.amazonaws.com"}"#)
    },
    Row("a trust policy for a provider allows whom it vouches for", .allowed) {
        $0.assume()
        $0.action = "sts:AssumeRoleWithWebIdentity"
        $0.principal = "arn:aws:iam::111122223333:oidc-provider/idp.example.com"
        $0.context = ["idp.example.com:aud": .one("app")]
        $0.policy = trust(
            "Allow", for: #"{"Federated":"arn:aws:iam::111122223333:oidc-provider/idp.example.com"}"#, "sts:AssumeRoleWithWebIdentity",
            if: #""StringEquals":{"idp.example.com:aud":"app"}"#)
    },
    Row("a provider's condition may fail", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.action = "sts:AssumeRoleWithWebIdentity"
        $0.principal = "accounts.google.com"
        $0.context = ["accounts.google.com:aud": .one("other")]
        $0.policy = trust(
            "Allow", for: #"{"Federated":"accounts.google.com"}"#, "sts:AssumeRoleWithWebIdentity",
            if: #""StringEquals":{"accounts.google.com:aud":"app"}"#)
    },
    Row("an external id is asked for", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.principal = stranger
        $0.identity = [policy("Allow")]
        $0.policy = trust("Allow", for: aws(stranger), if: #""StringEquals":{"sts:ExternalId":"42"}"#)
    },
    Row("an external id is given", .allowed) {
        $0.assume()
        $0.principal = stranger
        $0.identity = [policy("Allow")]
        $0.context = ["sts:ExternalId": .one("42")]
        $0.policy = trust("Allow", for: aws(stranger), if: #""StringEquals":{"sts:ExternalId":"42"}"#)
    },
    Row("tagging a session needs its own trust", .notAllowed(by: .roleTrust)) {
        $0.assume()
        $0.action = "sts:TagSession"
        $0.identity = [policy("Allow")]
        $0.policy = trust("Allow", for: aws(bob), "sts:AssumeRole")
    },
    Row("a role's session assumes another role", .allowed) {
        $0.assume()
        $0.principal = session
        $0.policy = trust("Allow", for: aws(role))
    },
    Row("an action of STS that is about no role needs no trust", .allowed) {
        $0.action = "sts:GetFederationToken"
        $0.resource = "arn:aws:sts::111122223333:federated-user/fay"
        $0.identity = [policy("Allow", "sts:GetFederationToken")]
    },

    // Without permission
    Row("GetCallerIdentity needs no permission", .allowed) { $0.action = "sts:GetCallerIdentity" },
    Row("GetCallerIdentity cannot be denied", .allowed) {
        $0.action = "sts:GetCallerIdentity"
        $0.identity = [policy("Deny")]
        $0.serviceControl = [[policy("Deny")]]
    },
]

extension Row {
    fileprivate mutating func onKey() {
        action = "kms:Decrypt"
        resource = key
    }

    fileprivate mutating func assume() {
        action = "sts:AssumeRole"
        resource = "arn:aws:iam::111122223333:role/target"
    }
}
