/// The one way to write.
package protocol Committer: Sendable {
    /// Writes all of `changes` and `records` in one transaction that is on disk when this returns, each change only if its stored
    /// revision is the one read. Throws `.conflict` if someone was faster; nothing is changed then.
    func commit(_ changes: [Change], records: [AuditRecord]) async throws(StoreError)
}
