import AWSTypes
import SecretMemory
import Testing

@testable import Model

/// Chi-square tests with fixed seeds: they pass or fail always. The bounds are far beyond the 99.99th percentile.
@Suite("The distribution of random passwords") struct PasswordDistributionTests {
    @Test("single characters are equally likely") func characters() throws {
        let dice: SeededRandomness = SeededRandomness(42)
        var counts: [Int] = Array(repeating: 0, count: 128)
        for _ in 0..<100 {
            try PasswordRecipe(length: 1000, includesSpace: true, requiresEachIncludedType: false).generate(using: dice)
                .exposed { for byte: UInt8 in $0 { counts[Int(byte)] += 1 } }
        }
        // 94 degrees of freedom: mean 94, standard deviation 13.7.
        #expect(chiSquare(counts[0x20...0x7E].map { $0 }) < 94 + 5 * 13.7)
        #expect(counts[0x20...0x7E].reduce(0, +) == 100_000)
    }

    @Test("all passwords that satisfy the recipe are equally likely, and no other occurs") func passwords() throws {
        // Two digits, one capital, a space: small enough to count every password of three characters.
        let recipe: PasswordRecipe = PasswordRecipe(
            length: 3, excludedCharacters: "23456789BCDEFGHIJKLMNOPQRSTUVWXYZ", excludesPunctuation: true, excludesLowercase: true,
            includesSpace: true)
        let alphabet: [Character] = ["0", "1", "A", " "]
        let possible: Set<String> = Set(
            alphabet.flatMap { a in alphabet.flatMap { b in alphabet.map { String([a, b, $0]) } } }
                .filter { $0.contains("A") && ($0.contains("0") || $0.contains("1")) })
        #expect(possible.count == 30)
        var counts: [String: Int] = [:]
        let dice: SeededRandomness = SeededRandomness(4711)
        for _ in 0..<30_000 {
            counts[try recipe.generate(using: dice).exposed { String(decoding: $0, as: UTF8.self) }, default: 0] += 1
        }
        #expect(Set(counts.keys) == possible)
        // 29 degrees of freedom: mean 29, standard deviation 7.6.
        #expect(chiSquare(Array(counts.values)) < 29 + 5 * 7.6)
    }

    @Test("the least favourable recipe is answered with few random words") func hardest() throws {
        let letters: String = "bcdefghijklmnopqrstuvwxyz"
        let recipe: PasswordRecipe = PasswordRecipe(
            length: 4, excludedCharacters: letters + letters.uppercased() + "123456789", includesSpace: true)
        let dice: CountingRandomness = CountingRandomness()
        for _ in 0..<50 {
            let made: String = try recipe.generate(using: dice).exposed { String(decoding: $0, as: UTF8.self) }
            #expect(made.contains("a") && made.contains("A") && made.contains("0"))
        }
        #expect(dice.count < 50 * 1000)
    }

    private func chiSquare(_ counts: [Int]) -> Double {
        let expected: Double = Double(counts.reduce(0, +)) / Double(counts.count)
        return counts.map { (Double($0) - expected) * (Double($0) - expected) / expected }.reduce(0, +)
    }
}
