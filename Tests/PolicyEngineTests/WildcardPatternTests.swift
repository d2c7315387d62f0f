import Testing

@testable import PolicyEngine

@Suite("Wildcards and variables") struct WildcardPatternTests {
    @Test(
        "a pattern matches whole texts",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "a:b/c", true), ("?", "", false), ("?", "a", true), ("?", "ab", false),
            ("a*", "a", true), ("*a", "ba", true), ("*a", "ab", false), ("a*c", "abbc", true), ("a*c", "abcd", false), ("a?c", "abc", true),
            ("*ab*cd*", "xxabyycdzz", true), ("*ab*cd*", "xxcdyyab", false), ("*aab", "aaab", true), ("a**b", "ab", true),
            ("?*?", "a", false),
            ("?*?", "ab", true), ("?", "€", true), ("a?b", "a😀b", true), ("*😀", "a😀", true), ("*?", "é", true), ("A", "a", false),
            ("secret:name-??????", "secret:name-AbCdEf", true), ("secret:name-??????", "secret:name-other-AbCdEf", false),
            ("secret:name-*", "secret:name-other-AbCdEf", true),
        ] as [(String, String, Bool)])
    func matches(pattern: String, text: String, expected: Bool) {
        #expect(WildcardPattern(wildcards: pattern.utf8).matches(text) == expected)
    }

    @Test("the matcher agrees with the definition on random patterns") func definition() {
        var generator: SeededGenerator = SeededGenerator(seed: 1)
        var matched: Int = 0
        for _: Int in 0..<20_000 {
            let pattern: [UInt8] = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
                Array("ab*?*".utf8).randomElement(using: &generator) ?? 0
            }
            let text: [UInt8] = (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                Array("ab".utf8).randomElement(using: &generator) ?? 0
            }
            let answer: Bool = WildcardPattern(wildcards: pattern).matches(String(decoding: text, as: UTF8.self))
            #expect(answer == Self.defined(pattern[...], text[...]))
            matched += answer ? 1 : 0
        }
        #expect((2000...18_000).contains(matched))
    }

    /// What a pattern means, letter by letter, at any cost.
    private static func defined(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first: UInt8 = pattern.first else { return text.isEmpty }
        if first == UInt8(ascii: "*") { return (0...text.count).contains { defined(pattern.dropFirst(), text.dropFirst($0)) } }
        guard let letter: UInt8 = text.first, first == UInt8(ascii: "?") || first == letter else { return false }
        return defined(pattern.dropFirst(), text.dropFirst())
    }

    @Test("the work grows with the text, not with the number of stars", arguments: [10, 100, 1000, 4000])
    func linear(stars: Int) {
        let pattern: WildcardPattern = WildcardPattern(wildcards: (String(repeating: "a*", count: stars) + "b").utf8)
        let text: String = String(repeating: "a", count: 8000)
        var work: Int = 0
        #expect(!pattern.matches(text, work: &work))
        #expect(work <= 3 * 8000 + 2 * stars)
    }

    @Test("the work of one long run is bounded by its length and the text's", arguments: [1, 10, 100])
    func oneRun(length: Int) {
        let pattern: WildcardPattern = WildcardPattern(wildcards: ("*" + String(repeating: "a", count: length) + "b*").utf8)
        var work: Int = 0
        #expect(!pattern.matches(String(repeating: "a", count: 4000), work: &work))
        #expect(work <= 4000 * (length + 2))
    }

    @Test("variables are told from text") func variables() throws {
        let text: String = "a/${aws:username}/${*}*${aws:PrincipalTag/team, 'it}}'}$x"
        let pattern: WildcardPattern = try WildcardPattern(variables: Array(text.utf8)[...], hasWildcards: true)
        let name: PolicyVariable = try PolicyVariable(Array("aws:username".utf8)[...])
        let team: PolicyVariable = try PolicyVariable(Array("AWS:principaltag/TEAM,'it}}'".utf8)[...])
        #expect(
            pattern.tokens == [
                .text(Array("a/".utf8)), .variable(name), .text(Array("/*".utf8)), .anyRun, .variable(team), .text(Array("$x".utf8)),
            ])
        #expect(!pattern.matches(text))
    }

    @Test("a variable's value is taken literally") func filled() throws {
        let pattern: WildcardPattern = try WildcardPattern(variables: Array("home/${aws:username}/*".utf8)[...], hasWildcards: true)
        let star: WildcardPattern = try #require(pattern.filled { _ in "*" })
        #expect(star.matches("home/*/x"))
        #expect(!star.matches("home/bob/x"))
        #expect(pattern.filled { _ in nil } == nil)
    }

    @Test("a default stands in for an absent value") func fallback() throws {
        let pattern: WildcardPattern = try WildcardPattern(
            variables: Array("${aws:PrincipalTag/team, 'none'}".utf8)[...], hasWildcards: false)
        #expect(pattern.filled { _ in nil }?.matches("none") == true)
        #expect(pattern.filled { _ in "red" }?.matches("none") == false)
    }

    @Test("a long literal is read in linear time into one token") func longLiteral() {
        let pattern: WildcardPattern = WildcardPattern(wildcards: String(repeating: "x", count: 60_000).utf8)
        #expect(pattern.tokens.count == 1)
    }

    @Test(
        "actions ignore case",
        arguments: [
            ("*", "s3:GetObject", true), ("S3:get*", "s3:GetObject", true), ("s3:Get?bject", "s3:GetObject", true), ("*:*", "iam:x", true),
            ("s3:Put*", "s3:GetObject", false), ("s3:*", "s3express:x", false),
        ] as [(String, String, Bool)])
    func actions(pattern: String, action: String, expected: Bool) throws {
        #expect(try #require(ActionPattern(pattern)).matches(action) == expected)
    }
}

extension WildcardPattern {
    /// For texts of any length.
    fileprivate func filled(_ value: (PolicyVariable) -> String?) -> WildcardPattern? {
        var work: Int = 0
        return filled(value, upTo: .max, work: &work)
    }
}
