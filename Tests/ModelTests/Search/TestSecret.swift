import AWSTypes

@testable import Model

/// As much of a secret as filters look at.
struct TestSecret: Searchable, Hashable {
    var name: String = "nameless"
    var descriptionText: String?
    var tags: [Tag]?
    var primaryRegion: String?
    var owningService: String?
}

extension SecretQuery {
    /// One filter with one value or several.
    init(_ key: SecretFilter.Key, _ values: String...) { self.init([SecretFilter(key, values)]) }
}
