import AWSTypes

/// One entry of `Resource` or `NotResource`.
enum CompiledResource: Sendable {
    /// `*`: also what has no ARN.
    case everything
    case arn(CompiledARN)

    init(_ pattern: ResourcePattern) { self = pattern.arn.map { .arn(CompiledARN($0)) } ?? .everything }

    func matches(_ request: PolicyRequest) -> Bool {
        switch self {
        case .everything: true
        case .arn(let pattern): request.arn.map { pattern.matches($0, in: request) } ?? false
        }
    }
}

/// An ARN's parts, each with its own pattern.
struct CompiledARN: Sendable {
    private let partition: CompiledText
    private let service: CompiledText
    private let region: CompiledText
    private let account: CompiledText
    private let resource: CompiledText

    init(_ pattern: ARNPattern) {
        partition = CompiledText(pattern.partition)
        service = CompiledText(pattern.service)
        region = CompiledText(pattern.region)
        account = CompiledText(pattern.account)
        resource = CompiledText(pattern.resource)
    }

    /// The parts that tell most come first.
    func matches(_ arn: ARN, in request: PolicyRequest) -> Bool {
        service.matches(arn.service, in: request) && account.matches(arn.account, in: request)
            && region.matches(arn.region, in: request) && resource.matches(arn.resource, in: request)
            && partition.matches(arn.partition, in: request)
    }
}

/// A pattern, as cheap to match as it allows.
enum CompiledText: Sendable {
    case anything
    case literal(String)
    case pattern(WildcardPattern)
    /// With variables.
    case unfilled(WildcardPattern)

    init(_ pattern: WildcardPattern) {
        if pattern.hasVariables {
            self = .unfilled(pattern)
        } else if let text: String = pattern.literal {
            self = .literal(text)
        } else {
            self = pattern.tokens == [.anyRun] ? .anything : .pattern(pattern)
        }
    }

    func matches(_ text: String, in request: PolicyRequest) -> Bool {
        switch self {
        case .anything: true
        case .literal(let literal): literal.isSame(as: text)
        case .pattern(let pattern): pattern.matches(text)
        case .unfilled(let pattern): pattern.matches(text) { request.value(of: $0.key.folded)?.variable }
        }
    }
}

extension RequestContext.Value {
    /// What a policy variable stands for: keys that can have many values are none (IAM user guide, *Variables*).
    var variable: String? {
        guard case .one(let text) = self else { return nil }
        return text
    }
}

extension String {
    /// Byte for byte. (`==` also takes texts for equal that are only written differently.)
    func isSame(as other: String) -> Bool { self == other && utf8.elementsEqual(other.utf8) }
}
