package import AWSTypes

/// What the operations on secrets need from a store. Answers are as of the latest commit.
package protocol SecretReader: Sendable {
    func secret(_ id: Secret.ID) async throws(StoreError) -> Secret?
    /// One version with its ciphertext.
    func secretVersion(_ id: SecretVersion.ID) async throws(StoreError) -> SecretVersion?
    /// The next versions of one secret in the order of their ids, without ciphertext: at most `limit`, those behind `last`.
    func versions(of serial: Int64, after last: VersionID?, limit: Int) async throws(StoreError) -> [VersionSummary]
    /// Versions that were made before `limit`, oldest first, without ciphertext.
    func versions(of serial: Int64, madeBefore limit: Instant) async throws(StoreError) -> [VersionSummary]
    /// The next page of a search, behind `last`: at most `limit` secrets. It looks at 1,500 at the most, so it may come back short, or empty,
    /// with more to come. Each page is one snapshot; over all pages, what existed unchanged throughout comes exactly once.
    func secrets(_ search: SecretSearch, after last: SecretPosition?, limit: Int) async throws(StoreError) -> SecretMatches
    /// How many secrets an account has in a region, those that wait for their deletion included; counted no further than `limit`.
    func secretCount(in account: AccountID, _ region: Region, upTo limit: Int) async throws(StoreError) -> Int
    /// Secrets whose deletion date is not after `now`, at most `limit`.
    func secretsDueForErasure(at now: Instant, limit: Int) async throws(StoreError) -> [Secret]
    /// Secrets of which a replica has failed, at most `limit`, ascending by serial number, behind `serial`.
    func secretsWithFailedReplicas(after serial: Int64, limit: Int) async throws(StoreError) -> [Secret]
    /// The day on which each version was last read; the secret as a whole under nil.
    func accesses(of serial: Int64) async throws(StoreError) -> [VersionID?: Instant]
    /// Notes that a version was read at `now`. Kept in memory, written within a second; never fails.
    func noteAccess(to id: SecretVersion.ID, at now: Instant)
}

/// What is known of a version besides its value.
package struct VersionSummary: Sendable {
    package let id: VersionID
    package let createdAt: Instant
    /// Nil while the version has no value.
    package let keyARN: String?

    package init(id: VersionID, createdAt: Instant, keyARN: String?) {
        self.id = id
        self.createdAt = createdAt
        self.keyARN = keyARN
    }
}

/// A secret as a list shows it.
package struct ListedSecret: Sendable {
    package let secret: Secret
    /// Midnight of the day when it was last read; nil if never.
    package let lastAccessedAt: Instant?

    package init(secret: Secret, lastAccessedAt: Instant?) {
        self.secret = secret
        self.lastAccessedAt = lastAccessedAt
    }
}
