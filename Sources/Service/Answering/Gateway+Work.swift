package import AWSTypes
import Model

extension Gateway {
    /// Carries out work that nobody asked for, such as a chore's, as the service `name` in an account and region: no permission is asked for,
    /// and what `deed` stages is committed with its service events. Like an operation it runs again if someone was faster.
    package func work(
        as name: String, in account: AccountID, _ region: Region, _ deed: (Call) async throws -> Void
    ) async throws {
        let caller: Caller = Caller(principal: .service(name: name, account: account), accessKeyID: "", region: region)
        for _ in 0..<Gateway.rounds {
            let now: Instant = clock.now()
            let call: Call = Call(
                identity: caller,
                circumstances: Circumstances(time: now, region: region, sourceAddress: name, isSecure: true, userAgent: name),
                requestID: randomness.uuid(), action: "", keyRing: keyRing, randomness: randomness, settings: settings, store: store,
                authorizer: authorizer)
            try await deed(call)
            guard !call.changes.isEmpty else { return }
            let records: [AuditRecord] = ServiceEvents(randomness: randomness).records(call.serviceEvents, source: name, at: now)
            do throws(StoreError) {
                try await store.commit(call.changes.staged, records: records)
                return
            } catch .conflict {
                try await store.catchUp()
            }
        }
        throw StoreError.conflict
    }
}
