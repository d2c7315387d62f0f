/// All that the service asks of a store.
package protocol Store: SecretReader, KeyReader, IdentityReader, Committer {
    /// Returns when finders know everything that was committed before the call, by whatever node. Asked for with every request, so with one
    /// node it costs nothing.
    func catchUp() async throws(StoreError)
}
