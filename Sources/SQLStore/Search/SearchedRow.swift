import AWSTypes
import Model

/// What filters look at, straight from a row: nothing is read before it is asked for, so a secret that does not match is never decoded.
struct SearchedRow: Searchable {
    /// At which places of the row the columns stand.
    struct Places {
        let name: Int
        let details: Int
        let tags: Int
        let owningService: Int
        let replication: Int

        /// In a row of ``Secret/columns``.
        static let whole: Places = Places(name: 15, details: 5, tags: 9, owningService: 8, replication: 12)
        /// In a row of ``SearchedRow/columns``.
        static let searched: Places = Places(name: 0, details: 1, tags: 2, owningService: 3, replication: 4)
    }

    /// Only what was there when words were first indexed: the step that fills the index runs before columns of later steps are made.
    static let columns: String = "name, details, tags, owning_service, replication"

    let row: any SQLRow
    /// Where the secret lies.
    let region: Region
    let places: Places

    var name: String { row.text(places.name) ?? "" }
    var descriptionText: String? { row.text(places.details) }
    var owningService: String? { row.text(places.owningService) }

    /// A damaged column has no tags; whoever decodes the secret says so.
    var tags: [Tag]? {
        guard let texts: [String] = row.text(places.tags).flatMap(PackedTexts.unpack), texts.count % 2 == 0 else { return nil }
        return stride(from: 0, to: texts.count, by: 2).map { Tag(key: texts[$0], value: texts[$0 + 1]) }
    }

    var primaryRegion: String? {
        guard let packed: String = row.text(places.replication), let replication: Replication = try? Replication(packed: packed) else {
            return nil
        }
        return switch replication {
        case .primary: region.name
        case .replica(let primary): primary.name
        }
    }

    /// Whether nothing that words are made of differs. The name never does.
    func hasTexts(of secret: Secret) -> Bool {
        descriptionText == secret.details && row.text(places.tags) == secret.packedTags && owningService == secret.owningService
            && primaryRegion == secret.primaryRegion
    }
}
