import Testing

@testable import SecretMemory

@Suite("Redaction") struct RedactionTests {
    /// Every way in which Swift turns a value into text.
    private static func prints<Value>(of value: Value) -> [String] {
        var dumped: String = ""
        dump(value, to: &dumped)
        var printed: String = ""
        print(value, to: &printed)
        var debugPrinted: String = ""
        debugPrint(value, to: &debugPrinted)
        return [String(describing: value), String(reflecting: value), "\(value)", dumped, printed, debugPrinted]
    }

    /// A value as it is met in the wild: inside something that is printed as a whole.
    private struct Holder<Value> {
        let inner: Value
        let list: [Value]
    }

    private static func check<Value>(_ value: Value) {
        for text: String in prints(of: value) + prints(of: [value] as [Any]) + prints(of: Holder(inner: value, list: [value])) {
            #expect(text.contains("<redacted>"))
            #expect(!text.contains("hunter2"))
            #expect(!text.contains("104"), "the first byte as a number")
        }
        #expect(Mirror(reflecting: value).children.isEmpty)
    }

    @Test("no way of printing SecretBytes shows a byte") func secretBytes() {
        Self.check(SecretBytes(utf8: "hunter2"))
    }

    @Test("no way of printing KeyBytes shows a byte") func keyBytes() {
        Self.check(KeyBytes(count: 7) { $0.copyBytes(from: "hunter2".utf8) })
    }
}
