package import AWSTypes

extension Secret {
    /// Tags a secret may have (Secrets Manager user guide, *Quotas*).
    package static let maximumTags: Int = 50

    /// Adds tags or gives them new values. A key that is there keeps its place.
    package mutating func tag(_ added: [Tag], at now: Instant) throws(AWSError) {
        // A secret that was never tagged has no list, not an empty one.
        if tags != nil || !added.isEmpty { tags = try Secret.merged(tags ?? [], with: added) }
        lastChangedAt = now
    }

    /// Removes tags; keys that are not there are ignored, among them those that AWS keeps for itself.
    package mutating func untag(_ keys: [String], at now: Instant) {
        let removed: Set<ExactText> = Set(keys.map { ExactText($0) })
        if let tags { self.tags = tags.filter { !removed.contains(ExactText($0.key)) } }
        lastChangedAt = now
    }

    /// Stops at the first tag too many, so that a request costs no more than its length.
    private static func merged(_ tags: [Tag], with added: [Tag]) throws(AWSError) -> [Tag] {
        try demandUserKeys(added.map(\.key))
        var result: [Tag] = tags
        var places: [ExactText: Int] = [:]
        for (place, tag) in tags.enumerated() { places[ExactText(tag.key)] = place }
        var seen: Set<ExactText> = []
        for tag: Tag in added {
            let key: ExactText = ExactText(tag.key)
            guard seen.insert(key).inserted else {
                throw .invalidParameter("The tag key `\(tag.key)` appears more than once in the request.")
            }
            if let place: Int = places[key] {
                result[place] = tag
            } else {
                guard result.count < maximumTags else {
                    throw .invalidParameter("A secret can have at most \(maximumTags) tags.")
                }
                result.append(tag)
            }
        }
        return result
    }

    private static func demandUserKeys(_ keys: [String]) throws(AWSError) {
        if let key: String = keys.first(where: { $0.prefix(4).lowercased() == "aws:" }) {
            throw .invalidParameter("The tag key `\(key)` is reserved: keys that begin with `aws:` belong to AWS.")
        }
    }
}
