extension Collection<UInt8> {
    /// These bytes as text; what is not UTF-8 is replaced.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension ArraySlice<UInt8> {
    /// What stands before, between and after the separators, empty parts too; the last of `limit` parts may hold more of them.
    func parts(between separator: UInt8, atMost limit: Int = .max) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        parts.reserveCapacity(8)
        var start: Int = startIndex
        for index: Int in startIndex..<endIndex where self[index] == separator {
            guard parts.count + 1 < limit else { break }
            parts.append(self[start..<index])
            start = index + 1
        }
        parts.append(self[start...])
        return parts
    }

    /// Without the spaces and tabs at both ends.
    var trimmed: ArraySlice<UInt8> {
        var slice: ArraySlice<UInt8> = self
        while let first: UInt8 = slice.first, first.isBlank { slice.removeFirst() }
        while let last: UInt8 = slice.last, last.isBlank { slice.removeLast() }
        return slice
    }
}
