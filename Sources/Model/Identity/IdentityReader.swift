package import AWSTypes

/// What authentication, authorisation and IAM need from a store. Answers are as of the latest commit.
package protocol IdentityReader: Sendable {
    /// The access key with this id, active or not; nil if there is none.
    func accessKey(_ id: String) async throws(StoreError) -> AccessKey?
    /// The keys of an account's root, oldest first.
    func rootAccessKeys(of account: AccountID) async throws(StoreError) -> [AccessKey]
    func account(_ id: AccountID) async throws(StoreError) -> Account?
    /// All accounts, ascending by id.
    func accounts() async throws(StoreError) -> [Account]

    /// Finds by id; cached, absence too.
    func entity<E: IAMEntity>(_ type: E.Type, _ id: String) async throws(StoreError) -> E?
    /// Finds by name, without regard to the case of its letters.
    func entity<E: IAMEntity>(_ type: E.Type, named name: String, in account: AccountID) async throws(StoreError) -> E?
    /// A page of those whose path begins with `pathPrefix`, ascending by lower-case name, behind the name `last`.
    func entities<E: IAMEntity>(_ type: E.Type, in account: AccountID, pathPrefix: String, after last: String?, limit: Int)
        async throws(StoreError) -> [E]
    /// How many there are.
    func count(_ kind: IAMKind, in account: AccountID) async throws(StoreError) -> Int
    /// Who of `account` refers to `target`, ascending by kind and id.
    func referrers(of target: String, in account: AccountID) async throws(StoreError) -> [IAMReferrer]

    /// Goes up with every commit that touches anything of IAM: what was made from it before is to be looked at again.
    var identityEpoch: UInt64 { get }

    /// The last use of a key; nil if it was never used.
    func lastUse(of accessKey: String) async throws(StoreError) -> LastUse?
    /// The last use of each service by a user or role, named by its unique id.
    func lastUses(by principal: String) async throws(StoreError) -> [LastUse]
    /// Notes a use, of a key, by a user or role. In memory at first; on disk with the next commit, at the latest a second later.
    func note(_ use: LastUse, ofKey key: String?, by principal: String?)
}
