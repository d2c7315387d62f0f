extension BroadAccess {
    /// Why a condition does not keep everybody out.
    package enum Weakness: Hashable, Sendable {
        /// A request without the key passes.
        case passesWithoutKey
        /// It keeps some out instead of letting some in.
        case negated
        /// The operator does not compare the key with fixed texts.
        case otherKindOfOperator
        /// The list of values is empty.
        case noValues
        /// The value leaves open whom it means: a wildcard or variable where it would have to be fixed.
        case openValue(String)
    }
}

extension BroadAccess.Weakness {
    /// Nil if the condition does restrict: every request that passes has one of a few fixed values.
    init?(of condition: PolicyCondition, on key: RestrictingKey) {
        if condition.ifExists || condition.qualifier == .forAllValues {
            self = .passesWithoutKey
        } else if condition.comparison.isNegated {
            self = .negated
        } else if !Self.compares(condition.comparison, key) {
            self = .otherKindOfOperator
        } else if condition.values.isEmpty {
            self = .noValues
        } else {
            let open: ConditionValue? = condition.values.first { !Self.isFixed($0.text, on: key, for: condition.comparison) }
            guard let open else { return nil }
            self = .openValue(open.text)
        }
    }

    private static func compares(_ comparison: ConditionOperator, _ key: RestrictingKey) -> Bool {
        comparison.family == .string || comparison.family == .arn && key.isARN
    }

    /// Whether `text` names one account, organization, VPC or source. For ARNs the account is enough.
    ///
    /// Under `StringEquals` a wildcard means itself, but its author meant more: it counts as one here, too.
    private static func isFixed(_ text: String, on key: RestrictingKey, for comparison: ConditionOperator) -> Bool {
        let bytes: ArraySlice<UInt8> = Array(text.utf8)[...]
        guard key.isARN else { return isPlain(bytes) }
        let parts: [ArraySlice<UInt8>] = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].elementsEqual("arn".utf8) else { return comparison.family == .string && isPlain(bytes) }
        // Without an account (a bucket's ARN), the whole must be fixed.
        guard !parts[4].isEmpty else { return isPlain(bytes) }
        // A wildcard of a string operator reaches over colons: one before the account would make the account's place uncertain.
        // So would a variable, for any operator.
        let isCertain: Bool = parts[1..<4].allSatisfy { comparison.family == .arn ? !hasVariable($0) : $0.isEmpty || isPlain($0) }
        return isCertain && isPlain(parts[4])
    }

    /// Neither empty nor with a wildcard or variable in it.
    private static func isPlain(_ text: ArraySlice<UInt8>) -> Bool {
        !text.isEmpty && !text.contains(UInt8(ascii: "*")) && !text.contains(UInt8(ascii: "?")) && !hasVariable(text)
    }

    private static func hasVariable(_ text: ArraySlice<UInt8>) -> Bool {
        zip(text, text.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "{") }
    }
}
