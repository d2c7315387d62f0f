package import AWSTypes
package import SecretMemory

/// Writes answers of the Query protocol.
package struct XMLWriter {
    private var out: OutputBytes

    /// - Parameter capacity: How many bytes the result will probably have.
    package init(capacity: Int = 1024) { out = OutputBytes(capacity: capacity) }

    package var bytes: [UInt8] { out.bytes }

    /// `<name>…</name>`, with `attribute` in the opening tag: ` xmlns="…"`.
    package mutating func element(_ name: String, attribute: String = "", _ content: (inout XMLWriter) -> Void) {
        open(name, attribute)
        content(&self)
        close(name)
    }

    /// The members of `value`, without an element around them.
    package mutating func members(of value: some WireEncodable) { value.encode(to: &self) }

    package mutating func text(_ text: String) {
        var text: String = text
        text.withUTF8 { escaped($0) }
    }

    private mutating func open(_ name: String, _ attribute: String = "") {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append(attribute)
        out.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: String) {
        out.append("</" as StaticString)
        out.append(name)
        out.append(UInt8(ascii: ">"))
    }

    private mutating func empty(_ name: String) {
        out.append(UInt8(ascii: "<"))
        out.append(name)
        out.append("/>" as StaticString)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x20, 0x7F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }

    /// Control characters are numeric: parsers would turn a carriage return into a line feed.
    private mutating func escaped(_ text: UnsafeBufferPointer<UInt8>) {
        out.appendText(text, escaping: XMLWriter.needsEscape) { byte, out in
            switch byte {
            case UInt8(ascii: "&"): out.append("&amp;" as StaticString)
            case UInt8(ascii: "<"): out.append("&lt;" as StaticString)
            case UInt8(ascii: ">"): out.append("&gt;" as StaticString)
            case UInt8(ascii: "\""): out.append("&quot;" as StaticString)
            case UInt8(ascii: "'"): out.append("&#39;" as StaticString)
            default:
                out.append("&#" as StaticString)
                out.append(String(byte))
                out.append(UInt8(ascii: ";"))
            }
        }
    }
}

extension XMLWriter: WireObject {
    package mutating func member(_ name: StaticString, _ value: String?) { put(name, value) { $0.text($1) } }
    package mutating func member(_ name: StaticString, _ value: Int?) { put(name, value) { $0.out.append(String($1)) } }
    package mutating func member(_ name: StaticString, _ value: Int64?) { put(name, value) { $0.out.append(String($1)) } }
    package mutating func member(_ name: StaticString, _ value: Double?) { put(name, value) { $0.out.append("\($1)") } }
    package mutating func member(_ name: StaticString, _ value: Bool?) { put(name, value) { $0.out.append($1 ? "true" : "false") } }
    package mutating func member(_ name: StaticString, _ value: Instant?) { put(name, value) { $0.out.append($1.iso8601) } }

    package mutating func secretText(_ name: StaticString, _ value: SecretBytes?) {
        put(name, value) { writer, value in
            writer.out.guardSecrets()
            value.exposed { writer.escaped($0.bindMemory(to: UInt8.self)) }
        }
    }

    package mutating func secretBlob(_ name: StaticString, _ value: SecretBytes?) {
        put(name, value) { writer, value in
            writer.out.guardSecrets()
            value.exposed { writer.out.appendBase64($0) }
        }
    }

    package mutating func blob(_ name: StaticString, _ value: [UInt8]?) {
        put(name, value) { writer, value in value.withUnsafeBytes { writer.out.appendBase64($0) } }
    }

    package mutating func object<Value: WireEncodable>(_ name: StaticString, _ value: Value?) {
        put(name, value) { $0.members(of: $1) }
    }

    package mutating func list(_ name: StaticString, _ texts: [String]?) {
        all(name, texts) { writer, text in writer.element("member") { $0.text(text) } }
    }

    package mutating func list<Item: WireEncodable>(_ name: StaticString, _ items: [Item]?) {
        all(name, items) { writer, item in writer.element("member") { $0.members(of: item) } }
    }

    package mutating func map(_ name: StaticString, _ entries: [(name: String, text: String)]?) {
        all(name, entries) { writer, entry in writer.entry(entry.name) { $0.element("value") { $0.text(entry.text) } } }
    }

    package mutating func map(_ name: StaticString, _ entries: [(name: String, texts: [String])]?) {
        all(name, entries) { writer, entry in writer.entry(entry.name) { $0.list("value", entry.texts) } }
    }

    private mutating func entry(_ key: String, _ value: (inout XMLWriter) -> Void) {
        element("entry") {
            $0.member("key", key)
            value(&$0)
        }
    }

    private mutating func put<Value>(_ name: StaticString, _ value: Value?, _ write: (inout XMLWriter, Value) -> Void) {
        guard let value else { return }
        open("\(name)")
        write(&self, value)
        close("\(name)")
    }

    /// `<name/>` if there are no items.
    private mutating func all<Item>(_ name: StaticString, _ items: [Item]?, _ write: (inout XMLWriter, Item) -> Void) {
        guard let items else { return }
        guard !items.isEmpty else { return empty("\(name)") }
        open("\(name)")
        for item: Item in items { write(&self, item) }
        close("\(name)")
    }
}
