/// An ARN with wildcards, made ready.
final class CompiledARN: Sendable {
    /// The whole pattern, if only the last part has wildcards: then it need not be taken apart.
    private let whole: WildcardMatcher?
    /// By `ARNBytes.Part`.
    private let parts: [CompiledText]

    convenience init(_ pattern: ARNPattern) {
        self.init([pattern.partition, pattern.service, pattern.region, pattern.account, pattern.resource])
    }

    private init(_ patterns: [WildcardPattern]) {
        parts = patterns.map { CompiledText($0) }
        whole = Self.whole(patterns)
    }

    private static func whole(_ patterns: [WildcardPattern]) -> WildcardMatcher? {
        let start: [String] = patterns.dropLast().compactMap(\.literal)
        guard start.count == 4, let resource: WildcardPattern = patterns.last else { return nil }
        var text: [UInt8] = Array("arn:\(start.joined(separator: ":")):".utf8)
        var rest: ArraySlice<WildcardPattern.Token> = resource.tokens[...]
        if case .text(let bytes)? = rest.first {
            text += bytes
            rest = rest.dropFirst()
        }
        return WildcardMatcher([.text(text)] + rest)
    }

    /// What every match begins with; empty if that is not known.
    var prefix: [UInt8] { whole?.prefix ?? [] }

    func matches(_ arn: ARNBytes, in request: PolicyRequest) -> Bool {
        if let whole { return arn.bytes.withUnsafeBufferPointer { whole.matches($0, in: request) } }
        for part: ARNBytes.Part in ARNBytes.Part.allCases {
            guard parts[part.rawValue].matches(arn.bytes, arn.range(of: part), in: request) else { return false }
        }
        return true
    }
}
