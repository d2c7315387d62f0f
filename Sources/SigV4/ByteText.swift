extension Collection<UInt8> {
    /// These bytes as text; what is not UTF-8 is replaced.
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension ArraySlice<UInt8> {
    /// Without the spaces and tabs at both ends.
    var trimmed: ArraySlice<UInt8> {
        var slice: ArraySlice<UInt8> = self
        while let first: UInt8 = slice.first, first.isBlank { slice.removeFirst() }
        while let last: UInt8 = slice.last, last.isBlank { slice.removeLast() }
        return slice
    }
}
