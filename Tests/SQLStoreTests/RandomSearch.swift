import AWSTypes
import Model

/// Secrets, filters and orders by the dice: of few words, so that much matches and much does not.
struct RandomSearch: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed: UInt64 = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let words: [String] = [
        "prod", "test", "Db", "AppBeta", "password", "x1", "mail", "PROD", "ünï", "key", "\u{10FFFF}", "\u{D7FF}z",
    ]

    mutating func word() -> String { RandomSearch.words.randomElement(using: &self) ?? "" }

    mutating func text(_ count: ClosedRange<Int>, of separators: [String]) -> String {
        (0..<Int.random(in: count, using: &self)).map { _ in word() + (separators.randomElement(using: &self) ?? "") }.joined()
    }

    mutating func secret(_ number: Int) -> Secret {
        // Several secrets to a moment, so that there are ties.
        var secret: Secret = Secret(
            new: StoreWorld.id("\(["prod", "test", "a/b"].randomElement(using: &self) ?? "")/\(number)"),
            at: StoreWorld.start + .seconds(Int64.random(in: 0..<20, using: &self)), randomness: SystemRandomness())
        secret.owningService = [nil, nil, "rds", "RDS"].randomElement(using: &self) ?? nil
        change(&secret)
        return secret
    }

    /// Gives new values to all that can be searched for.
    mutating func change(_ secret: inout Secret) {
        secret.lastChangedAt = StoreWorld.start + .seconds(Int64.random(in: 0..<20, using: &self))
        secret.details = Bool.random(using: &self) ? nil : text(0...5, of: [" ", "-", "/", ""])
        secret.tags =
            Bool.random(using: &self)
            ? nil
            : (0..<Int.random(in: 0...3, using: &self)).map { number in
                AWSTypes.Tag(key: "\(number)\(word())", value: text(0...2, of: ["", " "]))
            }
        secret.deletionDate = Int.random(in: 0..<10, using: &self) == 0 ? StoreWorld.start + .days(30) : nil
        secret.replication =
            [nil, nil, Replication.primary(replicas: []), .replica(primary: Region("eu-west-1"))].randomElement(using: &self) ?? nil
    }

    mutating func query() -> SecretQuery {
        SecretQuery((0..<Int.random(in: 0...3, using: &self)).map { _ in filter() })
    }

    private mutating func filter() -> SecretFilter {
        let key: SecretFilter.Key = SecretFilter.Key.allCases.randomElement(using: &self) ?? .all
        let values: [String] = (0..<Int.random(in: 1...3, using: &self)).map { _ in
            let full: String =
                switch key {
                case .all, .description: text(1...2, of: [" ", ""])
                case .name: ["prod/", "test/1", "a", "", "prod/2"].randomElement(using: &self) ?? ""
                case .tagKey: "\(Int.random(in: 0...3, using: &self))\(word())"
                case .tagValue: word()
                case .primaryRegion: ["eu", "us-east-1", "us-west-2"].randomElement(using: &self) ?? ""
                case .owningService: ["r", "RDS", "lambda"].randomElement(using: &self) ?? ""
                }
            let value: String = Bool.random(using: &self) ? full : String(full.prefix(2))
            return Int.random(in: 0..<6, using: &self) == 0 ? "!" + value : value
        }
        return SecretFilter(key, values)
    }

    mutating func search() -> SecretSearch {
        SecretSearch(
            of: .zero, in: .usEast1, matching: query(),
            order: SecretOrder(key: SecretOrder.Key.allCases.randomElement(using: &self) ?? .name, isDescending: Bool.random(using: &self)),
            showsDeleted: Bool.random(using: &self))
    }
}

extension SecretSearch {
    /// What a look at every single secret finds, in order. None of `secrets` was ever read.
    func bruteForce(_ secrets: some Sequence<Secret>) -> [Secret] {
        secrets.filter { (showsDeleted || $0.deletionDate == nil) && query.matches($0) }.sorted { left, right in
            let (a, b): (SecretPosition, SecretPosition) = (position(of: left), position(of: right))
            if a.time != b.time { return order.isDescending ? a.time > b.time : a.time < b.time }
            let isAscending: Bool = a.tail.utf8.lexicographicallyPrecedes(b.tail.utf8)
            return order.key == .name && order.isDescending ? !isAscending : isAscending
        }
    }

    private func position(of secret: Secret) -> SecretPosition {
        SecretPosition(ListedSecret(secret: secret, lastAccessedAt: nil), in: order)
    }
}
