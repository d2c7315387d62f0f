package import AWSTypes
package import SecretMemory

extension JSONWriter: WireObject {
    package mutating func member(_ name: StaticString, _ value: String?) { put(name, value) { $0.text($1) } }
    package mutating func member(_ name: StaticString, _ value: Int?) { put(name, value) { $0.number(Int64($1)) } }
    package mutating func member(_ name: StaticString, _ value: Int64?) { put(name, value) { $0.number($1) } }
    package mutating func member(_ name: StaticString, _ value: Double?) { put(name, value) { $0.number($1) } }
    package mutating func member(_ name: StaticString, _ value: Bool?) { put(name, value) { $0.boolean($1) } }
    package mutating func member(_ name: StaticString, _ value: Instant?) { put(name, value) { $0.instant($1) } }
    package mutating func secretText(_ name: StaticString, _ value: SecretBytes?) { put(name, value) { $0.secretText($1) } }
    package mutating func secretBlob(_ name: StaticString, _ value: SecretBytes?) { put(name, value) { $0.secretBlob($1) } }
    package mutating func blob(_ name: StaticString, _ value: [UInt8]?) { put(name, value) { $0.blob($1) } }

    package mutating func object<Value: WireEncodable>(_ name: StaticString, _ value: Value?) {
        put(name, value) { $0.value($1) }
    }

    package mutating func list(_ name: StaticString, _ texts: [String]?) {
        put(name, texts) { $0.texts($1) }
    }

    package mutating func list<Item: WireEncodable>(_ name: StaticString, _ items: [Item]?) {
        put(name, items) { out, items in
            out.array { for item: Item in items { $0.value(item) } }
        }
    }

    package mutating func map(_ name: StaticString, _ entries: [(name: String, text: String)]?) {
        put(name, entries) { out, entries in
            out.object {
                for entry: (name: String, text: String) in entries {
                    $0.key(entry.name)
                    $0.text(entry.text)
                }
            }
        }
    }

    package mutating func map(_ name: StaticString, _ entries: [(name: String, texts: [String])]?) {
        put(name, entries) { out, entries in
            out.object {
                for entry: (name: String, texts: [String]) in entries {
                    $0.key(entry.name)
                    $0.texts(entry.texts)
                }
            }
        }
    }

    /// One value of an array, or the whole body.
    package mutating func value(_ value: some WireEncodable) {
        object { value.encode(to: &$0) }
    }

    package mutating func texts(_ texts: [String]) {
        array { for text: String in texts { $0.text(text) } }
    }

    @inline(__always)
    private mutating func put<Value>(_ name: StaticString, _ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
        guard let value else { return }
        key(known: name)
        write(&self, value)
    }
}
