/// A list with bounds on the number of its items. A list without bounds is a plain array.
///
///     struct VersionStages: WireList {
///         static let constraints: ListConstraints = ListConstraints(count: 1...20)
///         let items: [VersionStage]
///         init(_ items: [VersionStage]) { self.items = items }
///     }
package protocol WireList: Decodable, Sendable {
    associatedtype Item: Decodable & Sendable
    static var constraints: ListConstraints { get }
    /// Gets lists only that satisfy the constraints, and the placeholder's empty one.
    init(_ items: [Item])
}

/// What the service model demands of a list.
package struct ListConstraints: Sendable {
    let count: Bounds

    package init(count: some WireBounds) { self.count = Bounds(count, of: .length) }
}

extension WireList {
    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        var list: any UnkeyedDecodingContainer = try value.unkeyedContainer()
        if !value.isGap {
            let count: Bounds = Self.constraints.count
            let failures: [String] = count.failures(value.itemCount)
            // Structures and sensitive items stay unprinted: they may hold anything.
            let isPrintable: Bool = failures.isEmpty || value.itemCount == 0 || Item.self is any WirePrintable.Type
            try value.decoding.note(failures, of: count.sentences, at: value, isSensitive: !isPrintable)
        }
        var items: [Item] = []
        while !list.isAtEnd { items.append(try list.decode(Item.self)) }
        self.init(items)
    }
}

extension NodeDecoder {
    /// How many items the list has; none if it is a form's empty text.
    fileprivate var itemCount: Int { kind == .array ? document.count(of: node) : 0 }
}
