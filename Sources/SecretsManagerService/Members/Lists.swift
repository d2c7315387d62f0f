import Wire

/// `SecretIdList`.
struct SecretIdentifiers: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...20)
    let items: [SecretIdentifier]
    init(_ items: [SecretIdentifier]) { self.items = items }
}

/// `VersionStages`.
struct VersionStages: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 1...20)
    let items: [VersionStage]
    init(_ items: [VersionStage]) { self.items = items }
}
