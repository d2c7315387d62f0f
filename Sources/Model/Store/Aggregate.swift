/// A thing that is loaded whole, changed by its own rules and written whole, if its revision is still the one that was read.
package protocol Aggregate: Sendable {
    associatedtype ID: Hashable & Sendable
    /// The primary key in the store.
    var id: ID { get }
    /// How often it was written; 0 before the first time. Only the store counts it up.
    var revision: Int64 { get set }
}
