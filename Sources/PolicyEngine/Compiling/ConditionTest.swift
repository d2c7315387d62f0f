import AWSTypes

/// A condition's values, and how they are compared. Negation is not its business.
enum ConditionTest: Sendable {
    case texts([CompiledText])
    /// In lower case.
    case foldedTexts([WildcardPattern])
    case arns([CompiledARNValue])
    case numbers([Double], Relation)
    case dates([Instant], Relation)
    case flags([Bool])
    case bytes([[UInt8]])
    case networks([IPNetwork])
    /// Whether the key must be absent.
    case null([Bool])

    init(_ condition: PolicyCondition) {
        let operands: [ConditionValue.Operand] = condition.values.map(\.operand)
        let relation: Relation = Relation(condition.comparison)
        switch condition.comparison.family {
        case .string where condition.comparison.ignoresCase:
            self = .foldedTexts(operands.compactMap { if case .pattern(let pattern) = $0 { pattern.folded } else { nil } })
        case .string: self = .texts(operands.compactMap { if case .pattern(let pattern) = $0 { CompiledText(pattern) } else { nil } })
        case .arn: self = .arns(operands.compactMap { CompiledARNValue($0) })
        case .numeric: self = .numbers(operands.compactMap { if case .number(let number) = $0 { number } else { nil } }, relation)
        case .date: self = .dates(operands.compactMap { if case .date(let date) = $0 { date } else { nil } }, relation)
        case .bool: self = .flags(operands.compactMap { if case .flag(let flag) = $0 { flag } else { nil } })
        case .null: self = .null(operands.compactMap { if case .flag(let flag) = $0 { flag } else { nil } })
        case .binary: self = .bytes(operands.compactMap { if case .bytes(let bytes) = $0 { bytes } else { nil } })
        case .ip: self = .networks(operands.compactMap { if case .network(let network) = $0 { network } else { nil } })
        }
    }

    /// The value, if there is but one and it has neither wildcards nor variables.
    var onlyLiteral: String? {
        guard case .texts(let values) = self, values.count == 1, case .literal(let text, _) = values[0] else { return nil }
        return text
    }

    /// Whether `text` is one of the values. A text that is no number, date or address is none of them.
    func matches(_ text: String, in request: PolicyRequest) -> Bool {
        guard !request.isExhausted else { return false }
        request.spend(count * Self.workOfValue)
        return switch self {
        case .texts(let values): Self.matches(text, values, in: request)
        case .foldedTexts(let values): Self.matches(text.lowercased(), values, in: request)
        case .arns(let values): Self.matches(text, values, in: request)
        case .numbers(let values, let relation):
            PolicyNumber.read(text).map { number in values.contains { relation.holds(number, $0) } } ?? false
        case .dates(let values, let relation): PolicyDate.read(text).map { date in values.contains { relation.holds(date, $0) } } ?? false
        case .flags(let values): Self.flag(text).map { values.contains($0) } ?? false
        case .bytes(let values): Base64.decode(text).map { values.contains($0) } ?? false
        case .networks(let values): IPNetwork(text).map { network in values.contains { $0.contains(network) } } ?? false
        case .null: false
        }
    }

    /// Beyond the bytes of its pattern.
    private static let workOfValue: Int = 24

    private var count: Int {
        switch self {
        case .texts(let values): values.count
        case .foldedTexts(let values): values.count
        case .arns(let values): values.count
        case .numbers(let values, _): values.count
        case .dates(let values, _): values.count
        case .flags(let values), .null(let values): values.count
        case .bytes(let values): values.count
        case .networks(let values): values.count
        }
    }

    private static func matches(_ text: String, _ values: [CompiledARNValue], in request: PolicyRequest) -> Bool {
        let arn: ARNBytes? = ARNBytes(text)
        return values.contains { $0.matches(arn, in: request) }
    }

    private static func matches(_ text: String, _ values: [WildcardPattern], in request: PolicyRequest) -> Bool {
        values.contains { value in
            value.matches(text, in: request) { request.value(of: $0.key.folded)?.variable?.lowercased() ?? $0.fallback?.lowercased() }
        }
    }

    private static func matches(_ text: String, _ values: [CompiledText], in request: PolicyRequest) -> Bool {
        for index: Int in values.indices where values[index].matches(text, in: request) { return true }
        return false
    }

    private static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
}

/// How numbers and dates are compared.
enum Relation: Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual

    init(_ comparison: ConditionOperator) {
        self =
            switch comparison {
            case .numericLessThan, .dateLessThan: .less
            case .numericLessThanEquals, .dateLessThanEquals: .lessOrEqual
            case .numericGreaterThan, .dateGreaterThan: .greater
            case .numericGreaterThanEquals, .dateGreaterThanEquals: .greaterOrEqual
            default: .equal
            }
    }

    /// - Parameters:
    ///   - value: The request's.
    ///   - limit: The policy's.
    func holds<Value: Comparable>(_ value: Value, _ limit: Value) -> Bool {
        switch self {
        case .equal: value == limit
        case .less: value < limit
        case .lessOrEqual: value <= limit
        case .greater: value > limit
        case .greaterOrEqual: value >= limit
        }
    }
}

/// A value of an ARN operator.
enum CompiledARNValue: Sendable {
    case anything
    case arn(CompiledARN)
    /// Has parts only when its variables are filled in.
    case unfilled(WildcardPattern)

    init?(_ operand: ConditionValue.Operand) {
        switch operand {
        case .anyARN: self = .anything
        case .arn(let pattern): self = .arn(CompiledARN(pattern))
        case .unfilledARN(let pattern): self = .unfilled(pattern)
        case .pattern, .number, .date, .flag, .bytes, .network: return nil
        }
    }

    /// - Parameter arn: Nil if the value is none: then only `*` is it.
    func matches(_ arn: ARNBytes?, in request: PolicyRequest) -> Bool {
        switch self {
        case .anything: return true
        case .arn(let pattern): return arn.map { pattern.matches($0, in: request) } ?? false
        case .unfilled(let pattern):
            guard let arn else { return false }
            return request.counting { work in
                let filled: WildcardPattern? = pattern.filled(
                    { request.value(of: $0.key.folded)?.variable }, upTo: arn.bytes.count, work: &work)
                guard let parts: [WildcardPattern] = filled?.split(atColons: 5), parts[0].literal == "arn" else { return false }
                return ARNBytes.Part.allCases.allSatisfy { parts[$0.rawValue + 1].matches(arn.text(of: $0), work: &work) }
            }
        }
    }
}

extension ConditionOperator {
    fileprivate var ignoresCase: Bool { self == .stringEqualsIgnoreCase || self == .stringNotEqualsIgnoreCase }
}

extension WildcardPattern {
    /// With its own texts in lower case.
    fileprivate var folded: WildcardPattern {
        WildcardPattern(
            tokens.map { token in
                guard case .text(let bytes) = token else { return token }
                return .text(Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8))
            })
    }
}
