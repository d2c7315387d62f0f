import AWSTypes
import Model
import PolicyEngine
import Service

/// A value of a condition key.
typealias KeyValue = RequestContext.Value

/// The condition keys of Secrets Manager (Service Authorization Reference, *AWS Secrets Manager*). A key of the request is there only if the
/// parameter is.
struct ConditionKeys: Sendable {
    /// `SecretId` as it stands in the request; nil for operations without one.
    let secretID: String?
    /// Nil: absent, or not made yet.
    let secret: Secret?
    /// The operation's own: asked with what follows `secretsmanager:`, or with the whole name of a global key; in lower case.
    let ofRequest: @Sendable (String) -> KeyValue?

    func value(of key: String) -> KeyValue? {
        guard key.hasPrefix(ConditionKeys.prefix) else {
            return ofRequest(key) ?? TagKeys.value(of: key, prefix: "aws:resourcetag/", in: secret?.tags)
        }
        let name: String = String(key.dropFirst(ConditionKeys.prefix.count))
        switch name {
        case "secretid": return secretID.map { .one($0) }
        case "secretprimaryregion": return secret.map { .one($0.homeRegion.name) }
        case "resource/allowrotationlambdaarn": return (secret?.rotation?.functionARN).map { .one($0) }
        case "resource/type": return (secret?.type).map { .one($0) }
        default: return ofRequest(name) ?? TagKeys.value(of: name, prefix: "resourcetag/", in: secret?.tags)
        }
    }

    private static let prefix: String = "secretsmanager:"
}

extension Secret {
    /// Where it is written.
    var homeRegion: Region {
        if case .replica(let primary) = replication { primary } else { region }
    }

    /// - Parameter isStored: False if the policy is one that is only thought of.
    func resourcePolicy(isStored: Bool) -> ResourcePolicy? {
        policy.map { document in
            ResourcePolicy(
                name: arn, holder: "secret/\(serial)", revision: isStored ? revision : nil, document: document,
                principalIDs: policyPrincipalIDs ?? [:])
        }
    }
}

/// Conditions on tags of a request.
struct RequestTags: Sendable {
    let tags: [Tag]

    func value(of key: String) -> KeyValue? {
        key == "aws:tagkeys" ? .many(tags.map(\.key)) : TagKeys.value(of: key, prefix: "aws:requesttag/", in: tags)
    }
}

extension Bool {
    var conditionValue: KeyValue { .one(self ? "true" : "false") }
}
