/// Actions by name: `*`, or a service, a colon and a name with wildcards. Case does not count.
package struct ActionPattern: Hashable, Sendable, CustomStringConvertible {
    /// As written.
    package let description: String
    /// In lower case.
    package let pattern: WildcardPattern

    /// Nil if `text` is neither. A service has no wildcard in it, but may be `*` altogether.
    init?(_ text: String) {
        if text != "*" {
            let parts: [Substring.UTF8View] = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).map { $0 }
            guard parts.count == 2, Self.isService(parts[0]), Self.isName(parts[1]) else { return nil }
        }
        description = text
        pattern = WildcardPattern(wildcards: text.lowercased().utf8)
    }

    /// Whether `action`, such as `secretsmanager:GetSecretValue`, is meant.
    package func matches(_ action: String) -> Bool { pattern.matches(action.lowercased()) }

    /// Whether it can mean an action of `service`, which is in lower case.
    package func isPossible(for service: String) -> Bool {
        let own: Substring = description.prefix { $0 != ":" }
        return own == "*" || own.lowercased() == service
    }

    private static func isService(_ text: Substring.UTF8View) -> Bool {
        text.elementsEqual("*".utf8)
            || (!text.isEmpty && text.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") })
    }

    private static func isName(_ text: Substring.UTF8View) -> Bool { !text.isEmpty && text.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
}
