/// A quick look at a statement's resource that tells the wrong ones: a hash of the pattern's literal beginning. A statement that passes is
/// still to be matched.
struct ResourceGuard: Sendable {
    /// In bytes; 0: everything passes.
    private let length: Int
    private let hash: UInt64

    static let none: ResourceGuard = ResourceGuard(length: 0, hash: 0)

    private init(length: Int, hash: UInt64) {
        self.length = length
        self.hash = hash
    }

    /// - Parameter prefix: What the resource must begin with.
    init(_ prefix: [UInt8]) { self.init(length: prefix.count, hash: PrefixHashes(of: prefix).values.last ?? 0) }

    /// - Parameter hashes: Of the resource.
    func passes(_ hashes: PrefixHashes) -> Bool { length == 0 || length < hashes.values.count && hashes.values[length] == hash }
}

/// The hashes of all beginnings of a text, the empty one first.
struct PrefixHashes {
    let values: [UInt64]

    init(of bytes: [UInt8]) {
        var values: [UInt64] = []
        values.reserveCapacity(bytes.count + 1)
        var hash: UInt64 = TextHash.start
        values.append(hash)
        for byte: UInt8 in bytes {
            hash = TextHash.adding(byte, to: hash)
            values.append(hash)
        }
        self.values = values
    }
}
