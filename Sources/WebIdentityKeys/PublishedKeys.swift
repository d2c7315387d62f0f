import AWSTypes
package import JWTKit
package import Service

/// Identity providers' keys as they publish them, kept for a while.
///
/// A set is fetched again when it is old, or lacks the key that a token names, for providers change their keys; but not for every token that names
/// a key that is none. Those who wait for one issuer's keys share a fetch.
package actor PublishedKeys {
    /// What is known of one issuer.
    private struct Entry {
        var set: JWKS?
        var fault: WebIdentityFault?
        var fetchedAt: Instant
    }

    /// How long a set is believed.
    private static let freshness: Interval = .minutes(10)
    /// For how long nothing is fetched again, whatever is lacking.
    private static let pause: Interval = .seconds(10)
    /// Issuers whose keys are kept; registered providers only come here, so there are few.
    private static let maximum: Int = 1000

    private let clock: any Clock
    private let fetch: @Sendable (String) async throws(WebIdentityFault) -> JWKS
    private var entries: [String: Entry] = [:]
    private var underWay: [String: Task<Entry, Never>] = [:]

    /// Fetches over HTTPS, trusting the system's authorities and those in `discovery`.
    package init(clock: any Clock, discovery: ProviderDiscovery) {
        self.init(clock: clock) { issuer throws(WebIdentityFault) in try await discovery.keys(of: issuer) }
    }

    package init(clock: any Clock, fetch: @escaping @Sendable (String) async throws(WebIdentityFault) -> JWKS) {
        self.clock = clock
        self.fetch = fetch
    }

    /// The issuer's set, which `fits` may find lacking. Throws if there is none.
    func keys(of issuer: String, fitting fits: @Sendable (JWKS) -> Bool) async throws(WebIdentityFault) -> JWKS {
        var entry: Entry? = entries[issuer]
        if needsFetch(entry, fits) { entry = await fetched(issuer) }
        guard let set: JWKS = entry?.set else { throw entry?.fault ?? .noKeys(issuer: issuer) }
        return set
    }

    private func needsFetch(_ entry: Entry?, _ fits: (JWKS) -> Bool) -> Bool {
        guard let entry else { return true }
        let age: Interval = clock.now() - entry.fetchedAt
        // A clock that was set back must not keep a set for ever.
        guard age >= PublishedKeys.pause || age < .seconds(0) else { return false }
        return age >= PublishedKeys.freshness || age < .seconds(0) || entry.fault != nil || !(entry.set.map(fits) ?? false)
    }

    private func fetched(_ issuer: String) async -> Entry {
        if let task: Task<Entry, Never> = underWay[issuer] { return await task.value }
        let before: JWKS? = entries[issuer]?.set
        let task: Task<Entry, Never> = Task {
            do throws(WebIdentityFault) {
                let set: JWKS = try await fetch(issuer)
                return Entry(set: set, fault: nil, fetchedAt: clock.now())
            } catch {
                // A provider that cannot be reached for a moment has not changed its keys.
                return Entry(set: error.isPassing ? before : nil, fault: error, fetchedAt: clock.now())
            }
        }
        underWay[issuer] = task
        let entry: Entry = await task.value
        underWay[issuer] = nil
        if entries.count >= PublishedKeys.maximum { entries.removeAll() }
        entries[issuer] = entry
        return entry
    }
}

extension WebIdentityFault {
    fileprivate var isPassing: Bool { if case .unreachable = self { true } else { false } }
}
