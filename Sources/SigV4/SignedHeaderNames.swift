/// The list `host;x-amz-date` of a claim.
enum SignedHeaderNames {
    /// The names in lower case and in ascending order, as the canonical request has them. Nil if a name stands twice.
    static func parse(_ list: ArraySlice<UInt8>) -> [String]? {
        var names: [String] = list.parts(between: UInt8(ascii: ";")).map { name in
            name.allSatisfy { $0 == $0.lowercasedASCII } ? name.text : name.map(\.lowercasedASCII).text
        }
        guard !isAscending(names) else { return names }
        names.sort { $0.precedesByBytes($1) }
        return isAscending(names) ? names : nil
    }

    private static func isAscending(_ names: [String]) -> Bool {
        zip(names, names.dropFirst()).allSatisfy { $0.precedesByBytes($1) }
    }
}
