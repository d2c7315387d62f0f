import AWSTypes
import Model
import PolicyEngine

extension PolicyDocument {
    /// A policy that IAM takes; throws `MalformedPolicyDocument` in its words.
    static func demanded(_ text: String, as role: PolicyRole) throws(AWSError) -> PolicyDocument {
        do throws(PolicySyntaxError) {
            return try parse(text, as: role)
        } catch {
            throw .malformedPolicy(error.fault.iamWords)
        }
    }

    /// A document for a managed policy: the present version of the language, and no larger than these may be.
    static func demandManaged(_ text: String) throws(AWSError) {
        let document: PolicyDocument = try demanded(text, as: .identity)
        guard document.statedVersion == .of2012 else {
            throw .malformedPolicy("Policy document must be version 2012-10-17 or greater.")
        }
        guard text.sizeWithoutWhiteSpace <= ManagedPolicy.sizeLimit else { throw .quotaExceeded("PolicySize", ManagedPolicy.sizeLimit) }
    }
}
