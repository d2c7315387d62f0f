/// What encryption needs from a store. Answers are as of the latest commit.
package protocol KeyReader: Sendable {
    func key(_ id: Key.ID) async throws(StoreError) -> Key?
    func keyAlias(_ id: KeyAlias.ID) async throws(StoreError) -> KeyAlias?
}
