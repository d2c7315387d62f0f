import AWSTypes
import PolicyEngine

extension AWSError {
    static func malformedPolicy(_ message: String) -> AWSError { AWSError("MalformedPolicyDocument", message) }
}

extension PolicyFault {
    /// What IAM says of a document that is no policy (contract: *IAM operations*, `MalformedPolicyDocument`).
    var iamWords: String {
        switch self {
        case .tooLarge, .invalidJSON, .duplicateMember: "This policy contains invalid Json"
        case .prohibitedElement(let name, _): "Has prohibited field \(name)"
        case .noPrincipals: "Missing required field Principal"
        case .noActions: "Policy statement must contain actions."
        case .noResources: "Policy statement must contain resources."
        case .malformedAction(let action): PolicyFault.words(ofName: action)
        case .malformedConditionKey: PolicyFault.noVendor
        case .foreignAction: "AssumeRole policy may only specify STS AssumeRole actions."
        case .malformedResource(let resource): "Resource \(resource) must be in ARN format or \"*\"."
        case .unknownPartition(let partition, let resource): "Partition \"\(partition)\" is not valid for resource \"\(resource)\"."
        case .malformedStatementID:
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*"
        case .repeatedStatementID: "Statement IDs (SID) in a single policy must be unique."
        case .unsupportedPrincipal(let text, let type): PolicyFault.invalidPrincipal(text, type: type)
        case .unsupportedServicePrincipal(let text): PolicyFault.invalidPrincipal(text, type: .service)
        case .unknownPrincipalType(let type): "Invalid principal in policy: \"\(type)\""
        case .malformedVariable: "The policy failed legacy parsing"
        case .wrongType, .unknownElement, .missingElement, .conflictingElements, .noStatements, .unsupportedVersion, .unknownEffect,
            .unknownOperator, .nullIfExists, .repeatedConditionKey, .malformedConditionValue:
            "Syntax errors in policy."
        }
    }

    /// Also of a principal that has the right form but does not exist.
    static func invalidPrincipal(_ text: String, type: PrincipalType) -> String {
        "Invalid principal in policy: \"\(type.rawValue.uppercased())\":\"\(text)\""
    }

    private static let noVendor: String = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."

    private static func words(ofName action: String) -> String {
        switch action.utf8.count(where: { $0 == UInt8(ascii: ":") }) {
        case 0: noVendor
        case 1: "Vendor \(action.prefix { $0 != ":" }) is not valid"
        default: "Actions/Condition can contain only one colon."
        }
    }
}
