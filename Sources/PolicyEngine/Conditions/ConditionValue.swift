package import AWSTypes

/// A value that a condition wants, read as its operator needs it.
package struct ConditionValue: Hashable, Sendable {
    package enum Operand: Hashable, Sendable {
        /// Of string operators. Without wildcards where the operator knows none.
        case pattern(WildcardPattern)
        case arn(ARNPattern)
        /// `*` in place of an ARN.
        case anyARN
        /// An ARN whose colons are in variables: it has parts only when they are filled in.
        case unfilledARN(WildcardPattern)
        case number(Double)
        case date(Instant)
        /// Of `Bool` and `Null`.
        case flag(Bool)
        case bytes([UInt8])
        case network(IPNetwork)
    }

    /// As written; a number or boolean as its JSON text.
    package let text: String
    package let operand: Operand

    init(_ text: String, for comparison: ConditionOperator, hasVariables: Bool) throws(PolicyFault) {
        let operand: Operand?
        do throws(VariableFault) {
            operand = try Self.operand(text, for: comparison, hasVariables: hasVariables)
        } catch {
            throw .malformedVariable(text, error)
        }
        guard let operand else { throw .malformedConditionValue(text, comparison.family) }
        self.text = text
        self.operand = operand
    }

    /// Nil if `text` is nothing that `comparison` can compare.
    private static func operand(_ text: String, for comparison: ConditionOperator, hasVariables: Bool) throws(VariableFault) -> Operand? {
        switch comparison.family {
        case .string: .pattern(try pattern(text, hasWildcards: comparison.hasWildcards, hasVariables: hasVariables))
        case .arn: try arn(text, hasVariables: hasVariables)
        case .numeric: PolicyNumber.read(text).map { .number($0) }
        case .date: PolicyDate.read(text).map { .date($0) }
        case .bool, .null: flag(text)
        case .binary: Base64.decode(text).map { .bytes($0) }
        case .ip: IPNetwork(text).map { .network($0) }
        }
    }

    private static func pattern(_ text: String, hasWildcards: Bool, hasVariables: Bool) throws(VariableFault) -> WildcardPattern {
        if hasVariables { return try WildcardPattern(variables: Array(text.utf8)[...], hasWildcards: hasWildcards) }
        return hasWildcards ? WildcardPattern(wildcards: text.utf8) : WildcardPattern(literal: text)
    }

    private static func arn(_ text: String, hasVariables: Bool) throws(VariableFault) -> Operand? {
        if text == "*" { return .anyARN }
        let parts: [ArraySlice<UInt8>] = try ARNPattern.parts(of: text, hasVariables: hasVariables)
        if parts.count == 6, let arn: ARNPattern = try ARNPattern(parts: parts, hasVariables: hasVariables) { return .arn(arn) }
        let pattern: WildcardPattern = try pattern(text, hasWildcards: true, hasVariables: hasVariables)
        return pattern.hasVariables ? .unfilledARN(pattern) : nil
    }

    private static func flag(_ text: String) -> Operand? {
        switch text.lowercased() {
        case "true": .flag(true)
        case "false": .flag(false)
        default: nil
        }
    }
}
