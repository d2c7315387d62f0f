package import AWSTypes
package import Model

extension Call {
    /// An IAM entity by its id, as this call has left it.
    package func entity<E: IAMEntity>(_ type: E.Type, _ id: String) async throws(StoreError) -> E? {
        if let staged: E? = changes.state(of: id, as: E.self) { return staged }
        return try await store.entity(type, id)
    }

    /// An IAM entity of the caller's account, or of another one, by its name, whose case does not count; as this call has left it.
    package func entity<E: IAMEntity>(_ type: E.Type, named name: String, in account: AccountID? = nil) async throws(StoreError) -> E? {
        let account: AccountID = account ?? self.account
        let folded: String = name.lowercased()
        for change: Change in changes.staged.reversed() {
            guard let staged: E = change.aggregate as? E, staged.account == account, staged.name.lowercased() == folded else { continue }
            return change.action == .delete ? nil : staged
        }
        guard let stored: E = try await store.entity(type, named: name, in: account) else { return nil }
        // Renamed or deleted by this very call.
        if let staged: E? = changes.state(of: stored.id, as: E.self) { return staged?.name.lowercased() == folded ? staged : nil }
        return stored
    }

    package func accessKey(_ id: String) async throws(StoreError) -> AccessKey? {
        if let staged: AccessKey? = changes.state(of: id, as: AccessKey.self) { return staged }
        return try await store.accessKey(id)
    }

    package func account(_ id: AccountID) async throws(StoreError) -> Account? {
        if let staged: Account? = changes.state(of: id, as: Account.self) { return staged }
        return try await store.account(id)
    }
}
