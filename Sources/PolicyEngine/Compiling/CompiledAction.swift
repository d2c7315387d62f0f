/// One entry of `Action` or `NotAction`.
struct CompiledAction: Sendable {
    /// In lower case.
    let text: String
    /// `*` for `*` and `*:…`.
    let service: String
    let isLiteral: Bool
    private let matcher: WildcardMatcher?

    init(_ action: ActionPattern) {
        text = action.description.lowercased()
        service = String(text.prefix { $0 != ":" })
        matcher = action.pattern.matcher
        isLiteral = action.pattern.literal != nil
    }

    func matches(_ request: PolicyRequest) -> Bool {
        guard let matcher else { return false }
        // Those that there are are short, and need no account.
        guard request.foldedActionBytes.count > CompiledAction.longest else {
            return request.foldedActionBytes.withUnsafeBufferPointer { matcher.matches($0) }
        }
        return request.foldedActionBytes.withUnsafeBufferPointer { matcher.matches($0, in: request) }
    }

    /// In bytes.
    private static let longest: Int = 128
}
