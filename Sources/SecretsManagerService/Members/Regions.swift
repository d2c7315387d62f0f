import Service
import Wire

/// A region's name: words of small letters with hyphens behind, and a number.
struct RegionName: WireText {
    static let constraints: TextConstraints = TextConstraints(length: 1...128, pattern: TextPattern("^([a-z]+-)+\\d+$", matches: isRegion))
    let text: String
    init(_ text: String) { self.text = text }

    private static func isRegion(_ text: ArraySlice<UInt8>) -> Bool {
        let parts: [ArraySlice<UInt8>] = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count >= 2, let number: ArraySlice<UInt8> = parts.last, !number.isEmpty else { return false }
        return parts.dropLast().allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } }
            && number.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}

/// `AddReplicaRegions`.
struct ReplicaRegions: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...)
    let items: [ReplicaRegion]
    init(_ items: [ReplicaRegion]) { self.items = items }
}

/// `RemoveReplicaRegions`.
struct RegionNames: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...)
    let items: [RegionName]
    init(_ items: [RegionName]) { self.items = items }
}

/// An item of `AddReplicaRegions`.
struct ReplicaRegion: Decodable, Sendable {
    let region: RegionName
    let kmsKeyId: KMSKeyIdentifier?
}

extension ReplicaRegions {
    var auditFields: [AuditFields] {
        items.map { AuditFields().text("region", $0.region.text).text("kmsKeyId", $0.kmsKeyId?.text) }
    }
}
