/// One staged write. A commit carries out all of a call's changes or none.
package struct Change: Sendable {
    package enum Action: Sendable {
        /// Must not be there yet; otherwise the commit is a conflict.
        case insert
        /// Must be there with the revision that was read.
        case update
        /// Must be there with the revision that was read.
        case delete
        /// Is not written, but must still have the revision that was read.
        case require
    }

    package let action: Action
    package let aggregate: any Aggregate

    package init(_ action: Action, _ aggregate: any Aggregate) {
        self.action = action
        self.aggregate = aggregate
    }
}
