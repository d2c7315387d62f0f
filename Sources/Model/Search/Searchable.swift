package import AWSTypes

/// What filters look at.
package protocol Searchable {
    var name: String { get }
    var descriptionText: String? { get }
    /// Nil is as good as none.
    var tags: [Tag]? { get }
    /// The region where a replicated secret is written; nil for a secret that is not replicated.
    var primaryRegion: String? { get }
    var owningService: String? { get }
}
