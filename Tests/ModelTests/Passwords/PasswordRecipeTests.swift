import AWSTypes
import SecretMemory
import Testing

@testable import Model

@Suite("Random passwords") struct PasswordRecipeTests {
    private func password(_ recipe: PasswordRecipe, _ dice: any Randomness = SeededRandomness(7)) throws -> String {
        try recipe.generate(using: dice).exposed { String(decoding: $0, as: UTF8.self) }
    }

    @Test("without any wish it has 32 characters of all four classes and no space") func usual() throws {
        #expect(PasswordRecipe() == PasswordRecipe(length: 32, includesSpace: false, requiresEachIncludedType: true))
        let dice: SeededRandomness = SeededRandomness(1)
        for _ in 0..<200 {
            let made: String = try password(PasswordRecipe(), dice)
            #expect(made.utf8.count == 32)
            for kind: CharacterClass in CharacterClass.allCases { #expect(made.utf8.contains { kind.characters.contains($0) }) }
            #expect(made.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        }
    }

    @Test("the four classes are 26, 26, 10 and 32 characters, and all printable ASCII but the space") func classes() {
        #expect(CharacterClass.allCases.map(\.characters.count) == [26, 26, 10, 32])
        #expect(CharacterClass.allCases.flatMap(\.characters).sorted() == Array(0x21...0x7E))
    }

    static let alphabets: [(recipe: PasswordRecipe, alphabet: String)] = [
        (PasswordRecipe(excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true), "0123456789"),
        (PasswordRecipe(excludesNumbers: true, excludesPunctuation: true, excludesUppercase: true), "abcdefghijklmnopqrstuvwxyz"),
        (PasswordRecipe(excludesNumbers: true, excludesPunctuation: true, excludesLowercase: true), "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        (PasswordRecipe(excludesNumbers: true, excludesUppercase: true, excludesLowercase: true), ##"!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"##),
        (PasswordRecipe(excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true, includesSpace: true), " 0123456789"),
        (
            PasswordRecipe(
                excludedCharacters: "0123456 ", excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true,
                includesSpace: true), "789"
        ),
        (
            PasswordRecipe(
                excludedCharacters: "é😀\u{301}\u{0}789", excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true),
            "0123456"
        ),
        (PasswordRecipe(excludedCharacters: "012345678", excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true), "9"),
        (
            PasswordRecipe(
                excludesNumbers: true, excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true, includesSpace: true),
            " "
        ),
        (
            PasswordRecipe(
                excludedCharacters: "abcdefghijklmnopqrstuvwxyz", excludesNumbers: true, excludesPunctuation: true,
                requiresEachIncludedType: false),
            "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        ),
    ]

    @Test("every allowed character occurs, and no other", arguments: alphabets) func draws(recipe: PasswordRecipe, alphabet: String) throws
    {
        var recipe: PasswordRecipe = recipe
        recipe.length = 2000
        #expect(Set(try password(recipe)) == Set(alphabet))
    }

    static let refused: [(recipe: PasswordRecipe, message: String)] = [
        (PasswordRecipe(length: 1), "Password length is too short based on the required types."),
        (PasswordRecipe(length: 3), "Password length is too short based on the required types."),
        (
            PasswordRecipe(length: 1, excludesNumbers: true, excludesPunctuation: true),
            "Password length is too short based on the required types."
        ),
        (PasswordRecipe(excludedCharacters: "0123456789"), "All characters of the desired type have been excluded"),
        (PasswordRecipe(length: 1, excludedCharacters: "9876543210"), "All characters of the desired type have been excluded"),
        (
            PasswordRecipe(
                excludedCharacters: "0123456789", excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true,
                includesSpace: true),
            "All characters of the desired type have been excluded"
        ),
        (
            PasswordRecipe(excludesNumbers: true, excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true),
            "All characters have been excluded from selection"
        ),
        (
            PasswordRecipe(
                excludedCharacters: " ", excludesNumbers: true, excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true,
                includesSpace: true),
            "All characters have been excluded from selection"
        ),
        (
            PasswordRecipe(
                excludedCharacters: "0123456789", excludesPunctuation: true, excludesUppercase: true, excludesLowercase: true,
                requiresEachIncludedType: false),
            "All characters have been excluded from selection"
        ),
    ]

    @Test("a recipe that no password can satisfy is refused in AWS's words", arguments: refused)
    func refuses(recipe: PasswordRecipe, message: String) {
        #expect(throws: AWSError("InvalidParameterException", message)) { try recipe.generate(using: SeededRandomness(1)) }
    }

    static let lengths: [(length: Int, bound: String)] = [
        (0, "greater than or equal to 1"), (-5, "greater than or equal to 1"), (4097, "less than or equal to 4096"),
    ]

    @Test("a length out of range breaks a constraint", arguments: lengths) func range(length: Int, bound: String) {
        let message: String =
            "1 validation error detected: Value '\(length)' at 'passwordLength' failed to satisfy constraint: Member must have value \(bound)"
        #expect(throws: AWSError("ValidationException", message, origin: .frontEnd)) {
            try PasswordRecipe(length: length).generate(using: SeededRandomness(1))
        }
    }

    @Test("one character and the longest password are possible") func bounds() throws {
        #expect(try password(PasswordRecipe(length: 1, requiresEachIncludedType: false)).utf8.count == 1)
        #expect(try password(PasswordRecipe(length: 4)).utf8.count == 4)
        #expect(try password(PasswordRecipe(length: 4096)).utf8.count == 4096)
    }

    @Test("randomness that repeats one number makes no password, and does not hang", arguments: [UInt64.min, UInt64.max])
    func broken(word: UInt64) throws {
        struct Broken: Randomness {
            let word: UInt64
            func next() -> UInt64 { word }
        }
        let error: AWSError = try #require(throws: AWSError.self) { try PasswordRecipe().generate(using: Broken(word: word)) }
        #expect(error.code == "InternalServiceError")
        #expect(error.status == 500)
    }
}
