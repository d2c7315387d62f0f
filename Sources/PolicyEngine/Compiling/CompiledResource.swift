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
