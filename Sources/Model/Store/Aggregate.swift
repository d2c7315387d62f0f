/// A thing that is loaded whole, changed by its own rules and written whole, if its revision is still the one that was read.
package protocol Aggregate: Sendable {
    associatedtype ID: Hashable & Sendable
    /// The primary key in the store.
    var id: ID { get }
    /// How often it was written; 0 before the first time. Only the store counts it up.
    var revision: Int64 { get set }
    /// Whether `other` is nothing without this one, so that it goes where this one goes.
    func owns(_ other: any Aggregate) -> Bool
}

extension Aggregate {
    package func owns(_ other: any Aggregate) -> Bool { false }
}
