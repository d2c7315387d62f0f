import AWSTypes
import Model
import PolicyEngine
import Service

/// What a request for temporary credentials brings besides the principal: policies that narrow the session, and tags.
struct SessionTerms: Sendable {
    let policy: String?
    let policyARNs: [String]
    let tags: [Tag]
    let transitiveTagKeys: [String]

    /// Whether a packed size is told.
    var isEmpty: Bool { policy == nil && policyARNs.isEmpty && tags.isEmpty }

    /// In percent of what a session may carry. AWS does not tell how it packs; here it is the plain bytes, of which there may be 4096.
    var packedSize: Int {
        let bytes: Int =
            (policy?.sizeWithoutWhiteSpace ?? 0) + policyARNs.reduce(0) { $0 + $1.utf8.count }
            + tags.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count + 2 }
        return (bytes * 100 + SessionTerms.room - 1) / SessionTerms.room
    }

    private static let room: Int = 4096
    /// (STS API reference, *AssumeRole*, `PolicyArns`.)
    private static let mostPolicies: Int = 10

    /// Everything that is wrong with them by themselves.
    func check(in call: Call, account: AccountID, inherited: SessionContext?) async throws {
        if let policy { try SessionTerms.check(policy) }
        guard policyARNs.count <= SessionTerms.mostPolicies else {
            throw AWSError("ValidationError", "A session may have up to \(SessionTerms.mostPolicies) managed policies.")
        }
        for arn: String in policyARNs { try await SessionTerms.check(policyARN: arn, account, in: call) }
        let keys: [String] = tags.map { $0.key.lowercased() }
        guard Set(keys).count == keys.count else {
            throw SessionTerms.wrongValue("Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        }
        if keys.contains(where: { $0.hasPrefix("aws:") }) { throw SessionTerms.wrongValue("Tag keys must not begin with aws:.") }
        guard transitiveTagKeys.allSatisfy({ keys.contains($0.lowercased()) }) else {
            throw SessionTerms.wrongValue("The specified transitive tag key must be included in the requested tags.")
        }
        let passedOn: Set<String> = Set((inherited?.transitiveTagKeys ?? []).map { $0.lowercased() })
        guard transitiveTagKeys.allSatisfy({ !passedOn.contains($0.lowercased()) }) else {
            throw SessionTerms.wrongValue(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session."
            )
        }
        guard keys.allSatisfy({ !passedOn.contains($0) }) else {
            throw SessionTerms.wrongValue(
                "One of the specified tag keys can't be set because it conflicts with a transitive tag key from the calling session.")
        }
        guard packedSize <= 100 else {
            throw AWSError(
                "PackedPolicyTooLarge", "Packed size of session tags and session policies consumes \(packedSize)% of allotted space.")
        }
    }

    private static func check(_ policy: String) throws(AWSError) {
        do throws(PolicySyntaxError) {
            _ = try PolicyDocument.parse(policy, as: .session)
        } catch {
            throw AWSError("MalformedPolicyDocument", "\(error)")
        }
    }

    private static func check(policyARN text: String, _ account: AccountID, in call: Call) async throws {
        guard let arn: ARN = ARN(text), arn.service == "iam", arn.resource.hasPrefix("policy/") else {
            throw AWSError("ValidationError", "Invalid ARN:  Could not be parsed!")
        }
        if arn.account == "aws" {
            guard AWSManagedPolicies().policy(text) != nil else { throw missing(text) }
            return
        }
        guard arn.account == account.digits, try await call.entity(ManagedPolicy.self, text) != nil else { throw missing(text) }
    }

    private static func missing(_ arn: String) -> AWSError {
        AWSError("MalformedPolicyDocument", "Policy \(arn) does not exist or is not attachable.")
    }

    private static func wrongValue(_ message: String) -> AWSError { AWSError("InvalidParameterValue", message) }
}

/// The condition keys of a request for temporary credentials (Service Authorization Reference, *AWS Security Token Service*).
struct SessionKeys: Sendable {
    let terms: SessionTerms
    var sessionName: String?
    var externalID: String?
    var sourceIdentity: String?
    var duration: Int?
    /// The role's.
    var resourceTags: [Tag] = []
    /// What an MFA code in the request proves.
    var provesMFA: Bool = false

    func value(of key: String) -> RequestContext.Value? {
        switch key {
        case "sts:externalid": externalID.map { .one($0) }
        case "sts:rolesessionname": sessionName.map { .one($0) }
        case "sts:sourceidentity": sourceIdentity.map { .one($0) }
        case "sts:durationseconds": duration.map { .one(String($0)) }
        case "sts:transitivetagkeys": terms.transitiveTagKeys.isEmpty ? nil : .many(terms.transitiveTagKeys)
        case "aws:tagkeys": terms.tags.isEmpty ? nil : .many(terms.tags.map(\.key))
        case "aws:multifactorauthpresent": provesMFA ? .one("true") : nil
        case "aws:multifactorauthage": provesMFA ? .one("0") : nil
        default:
            TagKeys.value(of: key, prefix: "aws:requesttag/", in: terms.tags)
                ?? TagKeys.value(of: key, prefix: "aws:resourcetag/", in: resourceTags)
                ?? TagKeys.value(of: key, prefix: "iam:resourcetag/", in: resourceTags)
        }
    }
}
