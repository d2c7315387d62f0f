/// An ARN with wildcards. Its parts are matched each for itself, so that no wildcard reaches over a colon, but for those of the last part.
package struct ARNPattern: Hashable, Sendable {
    package let partition: WildcardPattern
    package let service: WildcardPattern
    package let region: WildcardPattern
    package let account: WildcardPattern
    package let resource: WildcardPattern

    /// Nil unless `parts` are an ARN's, the first being `arn`. Parts that lack behind the service are `*`
    /// (IAM user guide, *Resource*: incomplete ARNs).
    init?(parts: [ArraySlice<UInt8>], hasVariables: Bool) throws(VariableFault) {
        guard (3...6).contains(parts.count), parts[0].elementsEqual("arn".utf8) else { return nil }
        let patterns: [WildcardPattern] = try (1...5).map { index throws(VariableFault) in
            guard index < parts.count else { return .anything }
            guard hasVariables else { return WildcardPattern(wildcards: parts[index]) }
            return try WildcardPattern(variables: parts[index], hasWildcards: true)
        }
        (partition, service, region, account, resource) = (patterns[0], patterns[1], patterns[2], patterns[3], patterns[4])
    }

    /// The text between the first five colons; those inside of variables do not count.
    static func parts(of text: String, hasVariables: Bool) throws(VariableFault) -> [ArraySlice<UInt8>] {
        let bytes: [UInt8] = Array(text.utf8)
        var parts: [ArraySlice<UInt8>] = []
        var start: Int = 0
        var here: Int = 0
        while here < bytes.count, parts.count < 5 {
            if hasVariables, let inside: ArraySlice<UInt8> = try PolicyVariable.inside(bytes[here...]) {
                here = inside.endIndex
            } else if bytes[here] == UInt8(ascii: ":") {
                parts.append(bytes[start..<here])
                start = here + 1
            }
            here += 1
        }
        return parts + [bytes[start...]]
    }
}
