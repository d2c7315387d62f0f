import SecretMemory

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

// The cipher hands plaintext out as `Data`, on the plain heap. It goes from there straight into our memory, and the source is overwritten.

extension SecretBytes {
    /// Copies `data` and overwrites it with zeroes. Another owner of the same bytes keeps them.
    convenience init(consuming data: inout Data) {
        self.init(count: data.count) { buffer in data.withUnsafeBytes { buffer.copyMemory(from: $0) } }
        data.withUnsafeMutableBytes { wipe($0) }
    }
}

extension KeyBytes {
    /// Copies `data` and overwrites it with zeroes; overwrites it also if it is too short or too long for a key, and gives nil then.
    convenience init?(consuming data: inout Data) {
        defer { data.withUnsafeMutableBytes { wipe($0) } }
        guard data.count >= 1, data.count <= KeyBytes.maximumCount else { return nil }
        self.init(count: data.count) { buffer in data.withUnsafeBytes { buffer.copyMemory(from: $0) } }
    }
}
