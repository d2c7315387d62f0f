package import AWSTypes

/// Who does a chore that only one of several nodes should do at a time.
package protocol Leases: Sendable {
    /// Takes the lease of `chore` for `holder` until `end`, or lengthens the one that he has. False if somebody else has one that has not run
    /// out at `now`.
    func claim(_ chore: String, for holder: String, at now: Instant, until end: Instant) async throws(StoreError) -> Bool
    /// Gives the lease of `chore` back, if `holder` has it.
    func release(_ chore: String, of holder: String) async throws(StoreError)
}
