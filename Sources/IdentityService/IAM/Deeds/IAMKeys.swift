import AWSTypes
import PolicyEngine
import Service

/// The condition keys of a request to IAM (Service Authorization Reference, *AWS Identity and Access Management*).
struct IAMKeys: Sendable {
    var resourceTags: [Tag] = []
    var requestTags: [Tag] = []
    /// Of requests that take tags away.
    var tagKeys: [String]?
    var policyARN: String?
    var boundary: String?

    func value(of key: String) -> RequestContext.Value? {
        switch key {
        case "iam:policyarn": policyARN.map { .one($0) }
        case "iam:permissionsboundary": boundary.map { .one($0) }
        case "aws:tagkeys": tagKeys.map { .many($0) } ?? (requestTags.isEmpty ? nil : .many(requestTags.map(\.key)))
        default:
            TagKeys.value(of: key, prefix: "aws:requesttag/", in: requestTags)
                ?? TagKeys.value(of: key, prefix: "aws:resourcetag/", in: resourceTags)
                ?? TagKeys.value(of: key, prefix: "iam:resourcetag/", in: resourceTags)
        }
    }
}
