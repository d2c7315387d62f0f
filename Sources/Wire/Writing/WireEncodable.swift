package import AWSTypes
package import SecretMemory

/// What an operation answers. One description serves JSON and XML.
package protocol WireEncodable: Sendable {
    /// Names the members in the wire's words. What is nil is left out; nothing is ever written as `null`.
    func encode(to out: inout some WireObject)
}

/// The answer of an operation that has none in the service model.
package struct NoOutput: WireEncodable {
    package init() {}
    package func encode(to out: inout some WireObject) {}
}

/// A structure that is being written. Names are written as they are: they are identifiers of the service model.
package protocol WireObject {
    mutating func member(_ name: StaticString, _ value: String?)
    mutating func member(_ name: StaticString, _ value: Int?)
    mutating func member(_ name: StaticString, _ value: Int64?)
    mutating func member(_ name: StaticString, _ value: Double?)
    mutating func member(_ name: StaticString, _ value: Bool?)
    /// JSON: epoch seconds. XML: ISO 8601, whole seconds.
    mutating func member(_ name: StaticString, _ value: Instant?)
    /// A secret in UTF-8. What is not well-formed is replaced.
    mutating func secretText(_ name: StaticString, _ value: SecretBytes?)
    /// A secret in base64.
    mutating func secretBlob(_ name: StaticString, _ value: SecretBytes?)
    /// Bytes in base64.
    mutating func blob(_ name: StaticString, _ value: [UInt8]?)
    mutating func object<Value: WireEncodable>(_ name: StaticString, _ value: Value?)
    /// Empty lists and maps are written, those that are nil are not.
    mutating func list(_ name: StaticString, _ texts: [String]?)
    mutating func list<Item: WireEncodable>(_ name: StaticString, _ items: [Item]?)
    /// Maps are written in the order given.
    mutating func map(_ name: StaticString, _ entries: [(name: String, text: String)]?)
    mutating func map(_ name: StaticString, _ entries: [(name: String, texts: [String])]?)
}

extension WireObject {
    /// Sorted by key, so that equal answers are equal bytes.
    package mutating func map(_ name: StaticString, _ entries: [String: String]?) {
        map(name, entries.map { $0.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) } })
    }

    package mutating func map(_ name: StaticString, _ entries: [String: [String]]?) {
        map(name, entries.map { $0.sorted { $0.key < $1.key }.map { (name: $0.key, texts: $0.value) } })
    }
}
