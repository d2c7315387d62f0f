/// What a statement is about: `*`, or ARNs.
package struct ResourcePattern: Hashable, Sendable, CustomStringConvertible {
    /// As written.
    package let description: String
    /// Nil for `*`: everything, also what has no ARN.
    package let arn: ARNPattern?

    init(_ text: String, hasVariables: Bool) throws(PolicyFault) {
        description = text
        arn = text == "*" ? nil : try Self.arn(text, hasVariables: hasVariables)
    }

    private static func arn(_ text: String, hasVariables: Bool) throws(PolicyFault) -> ARNPattern {
        let parts: [ArraySlice<UInt8>]
        let arn: ARNPattern?
        do throws(VariableFault) {
            parts = try ARNPattern.parts(of: text, hasVariables: hasVariables)
            arn = try ARNPattern(parts: parts, hasVariables: hasVariables)
        } catch {
            throw .malformedVariable(text, error)
        }
        // An ARN may be cut short, but one with a gap in its middle must be whole.
        guard let arn, !parts[2].isEmpty, parts.count == 6 || !parts.contains([]) else { throw .malformedResource(text) }
        guard isPartition(parts[1]) else { throw .unknownPartition(String(decoding: parts[1], as: UTF8.self), resource: text) }
        return arn
    }

    /// `aws`, `aws-cn` and the like, or something with a wildcard or variable in it.
    private static func isPartition(_ text: ArraySlice<UInt8>) -> Bool {
        text.elementsEqual("aws".utf8) || text.starts(with: "aws-".utf8) || text.contains { "*?$".utf8.contains($0) }
    }
}
