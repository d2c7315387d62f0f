/// One of a closed set of words: `enum SortOrder: String, WireEnum { case asc, desc }`.
package protocol WireEnum: RawRepresentable<String>, CaseIterable, Decodable, Sendable, WirePrintable {}

extension WireEnum {
    package init(from decoder: any Decoder) throws {
        let value: NodeDecoder = try decoder.wireNode()
        let word: String = try value.string()
        if let known: Self = Self(rawValue: word) {
            self = known
            return
        }
        guard let placeholder: Self = Self.allCases.first else { throw value.mismatch("an Enum") }
        if !value.isGap {
            let sentence: String = "Member must satisfy enum value set: [\(Self.allCases.map(\.rawValue).joined(separator: ", "))]"
            // AWS adds the second one for the items of a list (recorded for Lambda's `architectures`).
            try value.decoding.note([sentence], of: [sentence, "Member must not be null"], at: value, isSensitive: false)
        }
        self = placeholder
    }
}
