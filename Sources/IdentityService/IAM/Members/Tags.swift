import AWSTypes
import Wire

/// `Tags`.
struct EntityTags: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 0...50)
    let items: [SessionTag]
    init(_ items: [SessionTag]) { self.items = items }

    var tags: [Tag] { items.map(\.tag) }
}

/// `TagKeys`.
struct EntityTagKeys: WireList {
    static let constraints: ListConstraints = ListConstraints(count: 0...50)
    let items: [SessionTagKey]
    init(_ items: [SessionTagKey]) { self.items = items }
}
