/// One entry of `Action` or `NotAction`.
struct CompiledAction: Sendable {
    /// In lower case.
    let text: String
    /// `*` for `*` and `*:…`.
    let service: String
    let isLiteral: Bool
    private let pattern: WildcardPattern

    init(_ action: ActionPattern) {
        text = action.description.lowercased()
        service = String(text.prefix { $0 != ":" })
        pattern = action.pattern
        isLiteral = action.pattern.literal != nil
    }

    func matches(_ request: PolicyRequest) -> Bool { isLiteral ? text == request.foldedAction : pattern.matches(request.foldedAction) }
}
