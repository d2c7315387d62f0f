import AWSTypes
import Model
import Service

/// What a listing operation asks for.
struct Paging: Sendable {
    let marker: String?
    let limit: Int
    /// What must be the same on the next page.
    let parameters: [String]

    init(_ marker: Marker?, _ maxItems: MaxItems?, _ parameters: [String] = []) {
        self.marker = marker?.text
        limit = maxItems?.value ?? Paging.usual
        self.parameters = parameters
    }

    private static let usual: Int = 100
}

/// A part of a list, and where the next one begins; nil at the end.
struct Page<Item: Sendable>: Sendable {
    let items: [Item]
    let marker: String?

    func map<Other: Sendable>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), marker: marker)
    }
}

extension Call {
    /// The page of a list that is at hand, ascending by `key`.
    func page<Item: Sendable>(_ items: [Item], by key: (Item) -> String, _ paging: Paging) throws -> Page<Item> {
        let last: String? = try place(paging)
        let rest: [Item] = items.sorted { key($0) < key($1) }.filter { item in last.map { key(item) > $0 } ?? true }
        let part: [Item] = Array(rest.prefix(paging.limit))
        guard rest.count > part.count, let end: Item = part.last else { return Page(items: part, marker: nil) }
        return Page(items: part, marker: try seal(key(end), paging))
    }

    /// The page of all entities of a kind.
    func page<E: IAMEntity>(of type: E.Type, pathPrefix: String?, _ paging: Paging) async throws -> Page<E> {
        let found: [E] = try await store.entities(
            type, in: account, pathPrefix: pathPrefix ?? "/", after: try place(paging), limit: paging.limit + 1)
        let part: [E] = Array(found.prefix(paging.limit))
        guard found.count > part.count, let end: E = part.last else { return Page(items: part, marker: nil) }
        return Page(items: part, marker: try seal(end.name, paging))
    }

    /// All entities of a kind, ascending by name.
    func allEntities<E: IAMEntity>(_ type: E.Type) async throws -> [E] {
        var found: [E] = []
        while true {
            let part: [E] = try await store.entities(type, in: account, pathPrefix: "/", after: found.last?.name, limit: 1000)
            found += part
            guard part.count == 1000 else { return found }
        }
    }

    func place(_ paging: Paging) throws(AWSError) -> String? {
        guard let marker: String = paging.marker else { return nil }
        guard let words: [String] = keyRing.openToken(marker, purpose: purpose(paging)), let last: String = words.first else {
            throw AWSError("ValidationError", "Invalid Marker.")
        }
        return last
    }

    func seal(_ last: String, _ paging: Paging) throws -> String {
        try keyRing.sealToken([last], purpose: purpose(paging), randomness: randomness)
    }

    private func purpose(_ paging: Paging) -> [String] { ["page", action, account.digits] + paging.parameters }
}
