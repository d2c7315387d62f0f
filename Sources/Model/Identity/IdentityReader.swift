package import AWSTypes

/// What authentication needs from a store. Answers are as of the latest commit.
package protocol IdentityReader: Sendable {
    /// The access key with this id, active or not; nil if there is none.
    func accessKey(_ id: String) async throws(StoreError) -> AccessKey?
    func account(_ id: AccountID) async throws(StoreError) -> Account?
}
