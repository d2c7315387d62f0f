/// What is known about a request under the names of condition keys.
package struct RequestContext: Sendable {
    package enum Value: Hashable, Sendable {
        case one(String)
        /// Of a key that can have many: `aws:TagKeys`. An empty list is as good as none.
        case many([String])
    }

    /// By name in lower case.
    private var values: [String: Value] = [:]
    /// Asked, with a name in lower case, for what is not there. So costly or numerous values (tags) are made only when a policy wants them.
    private let others: (@Sendable (String) -> Value?)?

    package init(others: (@Sendable (String) -> Value?)? = nil) { self.others = others }

    /// Case does not count.
    package init(_ values: [String: Value]) {
        self.init()
        for (key, value): (String, Value) in values { self[key] = value }
    }

    /// Case does not count. Nil removes.
    package subscript(key: String) -> Value? {
        get { value(of: key.lowercased()) }
        set { values[key.lowercased()] = newValue }
    }

    /// - Parameter key: In lower case already.
    package mutating func set(folded key: String, to value: Value) { values[key] = value }

    /// - Parameter key: In lower case.
    func value(of key: String) -> Value? {
        let value: Value? = (values.isEmpty ? nil : values[key]) ?? others?(key)
        if case .many(let texts)? = value, texts.isEmpty { return nil }
        return value
    }
}

extension RequestContext.Value {
    /// Empty for an empty list.
    var all: [String] {
        switch self {
        case .one(let text): [text]
        case .many(let texts): texts
        }
    }

    /// The value of a key that has one. Nil for lists with more, or fewer.
    var only: String? {
        switch self {
        case .one(let text): text
        case .many(let texts): texts.count == 1 ? texts[0] : nil
        }
    }
}
