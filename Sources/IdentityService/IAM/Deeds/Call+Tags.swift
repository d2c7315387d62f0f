import AWSTypes
import Service

extension [Tag] {
    /// Tags per entity (IAM user guide, *IAM and AWS STS quotas*).
    private static let limit: Int = 50

    /// With `tags` added; a key that is there, in whichever case, gets the new value.
    func adding(_ tags: [Tag]) throws(AWSError) -> [Tag] {
        let keys: [String] = tags.map { $0.key.lowercased() }
        guard Set(keys).count == keys.count else {
            throw AWSError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        }
        guard keys.allSatisfy({ !$0.hasPrefix("aws:") }) else {
            throw AWSError("InvalidInput", "Tag keys beginning with aws: are reserved for system use.")
        }
        let taken: Set<String> = Set(keys)
        let result: [Tag] = filter { !taken.contains($0.key.lowercased()) } + tags
        guard result.count <= Self.limit else {
            throw AWSError("LimitExceeded", "The number of tags has reached the maximum limit.", status: 409)
        }
        return result
    }

    func removing(_ keys: [String]) -> [Tag] {
        let gone: Set<String> = Set(keys.map { $0.lowercased() })
        return filter { !gone.contains($0.key.lowercased()) }
    }
}
