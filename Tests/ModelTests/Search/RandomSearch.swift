import AWSTypes

@testable import Model

/// Secrets and queries over few texts, so that they often meet.
enum RandomSearch {
    private static let parts: [String] = [
        "prod", "App", "DB", "db", "x", "1", "22", "COMPANYthings", "beta", "é", "É", "日本", "teamRed", "!", ":", "'",
    ]
    private static let joints: [String] = ["", "", "/", "/", "-", "_", "+", "=", ".", "@", " ", " "]

    static func text(_ dice: SeededRandomness) -> String {
        (0...dice.below(4)).map { _ in dice.pick(parts) + dice.pick(joints) }.joined()
    }

    static func secret(_ dice: SeededRandomness) -> TestSecret {
        TestSecret(
            name: text(dice), descriptionText: dice.below(3) == 0 ? nil : text(dice) + " " + text(dice),
            tags: dice.below(3) == 0 ? nil : (0..<dice.below(4)).map { _ in Tag(key: text(dice), value: text(dice)) },
            primaryRegion: dice.pick([nil, nil, "eu-central-1", "eu-west-1", "us-east-1"]),
            owningService: dice.pick([nil, nil, "rds", "RDS", "Redshift"]))
    }

    static func query(_ dice: SeededRandomness) -> SecretQuery {
        SecretQuery(
            (0..<dice.below(4)).map { _ in
                let key: SecretFilter.Key = dice.pick(SecretFilter.Key.allCases)
                return SecretFilter(key, (0..<dice.pick([0, 1, 1, 1, 2, 3])).map { _ in value(dice, key) })
            })
    }

    private static func value(_ dice: SeededRandomness, _ key: SecretFilter.Key) -> String {
        let text: String =
            switch key {
            case .primaryRegion: dice.pick(["eu", "us-", "eu-west-1", "", "EU"])
            case .owningService: dice.pick(["r", "RD", "reds", "x", ""])
            default: dice.below(12) == 0 ? "" : RandomSearch.text(dice)
            }
        return (dice.below(4) == 0 ? "!" : "") + text.prefix(dice.pick([1, 2, 3, 4, 100]))
    }
}
