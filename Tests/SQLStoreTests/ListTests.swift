import AWSTypes
import Model
import SQLStore
import Testing

@Suite("Lists") struct ListTests {
    static let orders: [SecretOrder] = [SecretOrder.Key.createdDate, .lastChangedDate, .lastAccessedDate, .name].flatMap { key in
        [false, true].map { SecretOrder(key: key, isDescending: $0) }
    }

    @Test("pages of any size show everything once, in the order asked, ties by ARN", arguments: orders) func pages(_ order: SecretOrder)
        async throws
    {
        let world: StoreWorld = try await StoreWorld()
        var changes: [Change] = []
        var secrets: [Secret] = []
        for number: Int in 0..<60 {
            // Three secrets to a moment, so that there are ties.
            var secret: Secret = StoreWorld.secret("s\(number * 37 % 60)", at: StoreWorld.start + .seconds(Int64(number / 3)))
            secret.lastChangedAt = StoreWorld.start + .seconds(Int64(number % 7))
            secrets.append(secret)
            changes.append(Change(.insert, secret))
        }
        try await world.store.commit(changes, records: [])
        for secret: Secret in secrets.prefix(20) {
            world.store.noteAccess(
                to: SecretVersion.ID(secret: secret.serial, version: VersionID("v")),
                at: StoreWorld.start + .days(Int64(secret.name.utf8.count)))
        }
        let search: SecretSearch = SecretSearch(of: .zero, in: .usEast1, order: order)
        let all: [ListedSecret] = try await world.store.secrets(search, after: nil, limit: 100).secrets
        #expect(all.count == 60)
        for (left, right) in zip(all, all.dropFirst()) {
            let (a, b) = (SecretPosition(left, in: order), SecretPosition(right, in: order))
            if order.key == .name {
                #expect(order.isDescending ? a.tail > b.tail : a.tail < b.tail)
            } else {
                #expect(a.time == b.time ? left.secret.arn < right.secret.arn : order.isDescending ? a.time > b.time : a.time < b.time)
            }
        }
        for size: Int in [1, 7, 59] {
            var seen: [String] = []
            var last: SecretPosition?
            repeat {
                let page: SecretMatches = try await world.store.secrets(search, after: last, limit: size)
                seen += page.secrets.map(\.secret.arn)
                last = page.next
            } while last != nil
            #expect(seen == all.map(\.secret.arn))
        }
        try world.end()
    }

    @Test("other regions and accounts are not shown; due deletions are found") func scope() async throws {
        let world: StoreWorld = try await StoreWorld()
        var elsewhere: Secret = Secret(
            new: Secret.ID(account: .zero, region: Region("eu-west-1"), name: "far"), at: StoreWorld.start, randomness: SystemRandomness())
        elsewhere.deletionDate = StoreWorld.start + .days(7)
        try await world.store.commit([Change(.insert, elsewhere), Change(.insert, StoreWorld.secret("near"))], records: [])
        let listed: [ListedSecret] = try await world.store.secrets(
            SecretSearch(of: .zero, in: .usEast1), after: nil, limit: 10
        ).secrets
        #expect(listed.map(\.secret.name) == ["near"])
        #expect(try await world.store.secretsDueForErasure(at: StoreWorld.start + .days(6), limit: 10).isEmpty)
        let due: [Secret] = try await world.store.secretsDueForErasure(at: StoreWorld.start + .days(7), limit: 10)
        #expect(due.map(\.id) == [elsewhere.id])
        try world.end()
    }
}
