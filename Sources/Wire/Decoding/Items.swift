import AWSTypes

/// The items of a list. None may be `null`.
struct Items: UnkeyedDecodingContainer {
    private let list: NodeDecoder
    private var rest: Children
    private(set) var currentIndex: Int = 0

    init(_ list: NodeDecoder) {
        self.list = list
        rest = list.isGap ? Children(nodes: [], place: 0, end: 0) : list.document.children(of: list.node)
    }

    var codingPath: [any CodingKey] { [] }
    // Not worth a pass of its own.
    var count: Int? { nil }
    var isAtEnd: Bool { rest.place >= rest.end }

    mutating func decodeNil() throws -> Bool { false }
    mutating func decode(_ type: Bool.Type) throws -> Bool { try item().boolean() }
    mutating func decode(_ type: String.Type) throws -> String { try item().string() }
    mutating func decode(_ type: Double.Type) throws -> Double { try item().double() }
    mutating func decode(_ type: Float.Type) throws -> Float { try item().decode(type) }
    mutating func decode(_ type: Int.Type) throws -> Int { try item().decode(type) }
    mutating func decode(_ type: Int8.Type) throws -> Int8 { try item().decode(type) }
    mutating func decode(_ type: Int16.Type) throws -> Int16 { try item().decode(type) }
    mutating func decode(_ type: Int32.Type) throws -> Int32 { try item().decode(type) }
    mutating func decode(_ type: Int64.Type) throws -> Int64 { try item().decode(type) }
    mutating func decode(_ type: UInt.Type) throws -> UInt { try item().decode(type) }
    mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try item().decode(type) }
    mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try item().decode(type) }
    mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try item().decode(type) }
    mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try item().decode(type) }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try item().value(of: type) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try item().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try item().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try item() }

    private mutating func item() throws -> NodeDecoder {
        guard let node: Int = rest.next() else {
            throw DecodingError.valueNotFound(
                NodeDecoder.self, DecodingError.Context(codingPath: [], debugDescription: "the list has no more items"))
        }
        currentIndex += 1
        guard list.document.nodes[node].kind != .null else { throw list.decoding.mismatch("Null value found in a list.") }
        return NodeDecoder(decoding: list.decoding, node: node, place: .item(list.node))
    }
}
