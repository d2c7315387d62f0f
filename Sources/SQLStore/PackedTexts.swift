/// A list of texts in one column: each as its number of UTF-8 bytes, a colon and the text, so that any text can be in it.
enum PackedTexts {
    static func pack(_ texts: [String]) -> String {
        var packed: String = ""
        for text: String in texts { packed += "\(text.utf8.count):\(text)" }
        return packed
    }

    /// Nil if `packed` was not made by ``pack(_:)``.
    static func unpack(_ packed: String) -> [String]? {
        var texts: [String] = []
        var rest: Substring.UTF8View = Substring(packed).utf8
        while !rest.isEmpty {
            guard let colon: String.Index = rest.firstIndex(of: UInt8(ascii: ":")),
                let count: Int = Int(String(decoding: rest[..<colon], as: UTF8.self)),
                count >= 0, let end: String.Index = rest.index(rest.index(after: colon), offsetBy: count, limitedBy: rest.endIndex)
            else { return nil }
            texts.append(String(decoding: rest[rest.index(after: colon)..<end], as: UTF8.self))
            rest = rest[end...]
        }
        return texts
    }
}
