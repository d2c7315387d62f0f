import AWSTypes

/// The members of a structure or map.
struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let object: NodeDecoder
    /// A map's members are asked for in their order, each by its name. Nil for a structure.
    private let cursor: MapCursor?

    init(_ object: NodeDecoder) {
        self.object = object
        // A type of keys that takes every name is a map's: there, names are data and mean exactly what they say.
        cursor = object.isGap || Key(stringValue: "") == nil ? nil : MapCursor(object.document.children(of: object.node))
    }

    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] {
        guard !object.isGap else { return [] }
        return object.document.children(of: object.node).compactMap {
            Key(stringValue: String(decoding: object.document.text(in: object.document.nodes[$0].name), as: UTF8.self))
        }
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { find(key).map { object.document.nodes[$0].kind == .null } ?? true }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try value(key).value(of: type) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).boolean() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).string() }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).double() }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }

    // The usual optional members: looked up once, not three times as the standard library would.
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try present(key).map { try $0.value(of: type) }
    }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try present(key)?.boolean() }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.string() }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try present(key)?.double() }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try value(key).unkeyedContainer() }
    func superDecoder() throws -> any Decoder { object }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }

    /// The value of a required member: if it is absent, that is noted, and the gap stands for it.
    private func value(_ key: Key) throws(AWSError) -> NodeDecoder {
        if let present: NodeDecoder = try present(key) { return present }
        if !object.isGap { try object.decoding.noteMissing(key.stringValue, of: object.node) }
        return NodeDecoder(decoding: object.decoding, node: NodeDecoder.gap)
    }

    /// Nil if the member is absent or `null`; a map's value must not be `null`.
    private func present(_ key: Key) throws(AWSError) -> NodeDecoder? {
        guard let node: Int = find(key) else { return nil }
        if object.document.nodes[node].kind == .null {
            guard cursor == nil else { throw object.decoding.mismatch("Null value found in a map.") }
            return nil
        }
        return NodeDecoder(decoding: object.decoding, node: node, place: cursor == nil ? .member : .entry(object.node))
    }

    private func find(_ key: Key) -> Int? {
        guard !object.isGap else { return nil }
        guard let cursor else { return object.document.child(property: key.stringValue, of: object.node) }
        return cursor.find(key.stringValue, in: object.document) ?? object.document.child(named: key.stringValue, of: object.node)
    }
}

/// Remembers how far a map has been read, so that reading all of it takes one pass.
private final class MapCursor {
    private var rest: Children

    init(_ children: Children) { rest = children }

    /// The member that comes next, if it has this name. A name given twice is thus read twice, and the last value stays.
    func find(_ name: String, in document: WireDocument) -> Int? {
        var ahead: Children = rest
        guard let next: Int = ahead.next(), document.text(in: document.nodes[next].name).elementsEqual(name.utf8) else { return nil }
        rest = ahead
        return next
    }
}
