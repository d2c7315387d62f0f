import AWSTypes

/// Decodes one value of a document, or the gap where a required one is missing: every read of a gap yields a placeholder.
struct NodeDecoder: Decoder {
    /// Where the value stands, which decides how a broken constraint is reported.
    enum Place {
        case member
        /// In the list at this node.
        case item(Int)
        /// In the map at this node.
        case entry(Int)
    }

    /// The node of a gap.
    static let gap: Int = -1

    let decoding: Decoding
    let node: Int
    let place: Place

    init(decoding: Decoding, node: Int, place: Place = .member) {
        self.decoding = decoding
        self.node = node
        self.place = place
    }

    var isGap: Bool { node == NodeDecoder.gap }
    /// Not asked of a gap.
    var kind: WireNode.Kind { decoding.document.nodes[node].kind }
    var document: WireDocument { decoding.document }

    // Paths are worked out when an error needs one.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(Members<Key>(try opened(.object)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        Items(try opened(.array))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    /// This value, if it has members (or items) at all; a form's empty text is a gap, for that is how Query writes an empty list.
    private func opened(_ wanted: WireNode.Kind) throws(AWSError) -> NodeDecoder {
        guard !isGap, kind != wanted else { return self }
        if decoding.wireProtocol == .query, kind == .string, document.nodes[node].content.count == 0 {
            return NodeDecoder(decoding: decoding, node: NodeDecoder.gap)
        }
        throw mismatch(wanted == .array ? "a List" : "a Structure")
    }
}

extension Decoder {
    /// This decoder, which the types of the wire know by name: they ask it for bytes.
    func wireNode() throws -> NodeDecoder {
        guard let node: NodeDecoder = self as? NodeDecoder else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: "values of the wire are read by WireDecoder only"))
        }
        return node
    }
}
