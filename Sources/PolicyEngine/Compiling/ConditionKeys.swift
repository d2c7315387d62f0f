/// The condition keys of one policy, each with a number.
struct ConditionKeys: Sendable {
    /// In lower case.
    private(set) var names: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of name: String) -> Int {
        if let number: Int = numbers[name] { return number }
        let number: Int = names.count
        names.append(name)
        numbers[name] = number
        return number
    }
}

/// What a policy's condition keys are in one request: each is looked up once, however many statements want it.
struct KeyValues {
    private enum Entry {
        case unknown, absent
        case value(RequestContext.Value)
    }

    /// Of a value, for ``ConditionGuard``.
    enum Hash: Sendable {
        case absent
        case text(UInt64)
        case list
    }

    /// In comparisons: whoever knows the key's value may look through tags for it.
    private static let workOfLookup: Int = 200

    private let names: [String]
    private let request: PolicyRequest
    private var entries: [Entry] = []
    private var hashes: [Hash?] = []

    init(_ keys: ConditionKeys, _ request: PolicyRequest) {
        names = keys.names
        self.request = request
    }

    mutating func hash(of number: Int) -> Hash {
        if hashes.isEmpty { hashes = [Hash?](repeating: nil, count: names.count) }
        if let known: Hash = hashes[number] { return known }
        let hash: Hash =
            switch value(of: number) {
            case nil: .absent
            case .one(let text)?: .text(TextHash.of(text))
            case .many?: .list
            }
        hashes[number] = hash
        return hash
    }

    mutating func value(of number: Int) -> RequestContext.Value? {
        if entries.isEmpty { entries = [Entry](repeating: .unknown, count: names.count) }
        switch entries[number] {
        case .value(let value): return value
        case .absent: return nil
        case .unknown:
            request.spend(KeyValues.workOfLookup)
            let value: RequestContext.Value? = request.value(of: names[number])
            entries[number] = value.map { .value($0) } ?? .absent
            return value
        }
    }
}
