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
        request.foldedActionBytes.withUnsafeBufferPointer { matcher?.matches($0) ?? false }
    }
}
