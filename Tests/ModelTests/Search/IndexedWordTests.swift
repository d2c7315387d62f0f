import AWSTypes
import Testing

@testable import Model

@Suite("The index of words") struct IndexedWordTests {
    @Test("a secret's entries are its words in lower case and its exact texts, each once") func entries() {
        let secret: TestSecret = TestSecret(
            name: "prod/App", descriptionText: "Prod prod Database",
            tags: [Tag(key: "Team", value: "Red"), Tag(key: "team", value: "Red")],
            primaryRegion: "eu-central-1", owningService: "RDS")
        #expect(
            SecretQuery.words(of: secret) == [
                IndexedWord(.name, "prod/App"), IndexedWord(.descriptionWord, "prod"), IndexedWord(.descriptionWord, "database"),
                IndexedWord(.tagKey, "Team"), IndexedWord(.tagValue, "Red"), IndexedWord(.tagKey, "team"), IndexedWord(.otherWord, "prod"),
                IndexedWord(.otherWord, "app"), IndexedWord(.otherWord, "team"), IndexedWord(.otherWord, "red"),
                IndexedWord(.primaryRegion, "eu-central-1"),
                IndexedWord(.owningService, "rds"),
            ])
        #expect(SecretQuery.words(of: TestSecret(name: "x-y/z")) == [IndexedWord(.name, "x-y/z")])
    }

    @Test("two spellings of an accented letter are two entries, as two byte strings are") func spellings() {
        let (composed, decomposed): (String, String) = ("\u{E9}", "e\u{301}")
        let secret: TestSecret = TestSecret(name: "s", tags: [Tag(key: composed, value: ""), Tag(key: decomposed, value: "")])
        #expect(SecretQuery.words(of: secret).filter { $0.attribute == .tagKey }.count == 2)
        #expect(!SecretQuery(.tagKey, decomposed).matches(TestSecret(tags: [Tag(key: composed, value: "")])))
    }

    static let lookUps: [(query: SecretQuery, candidates: [[IndexProbe]?])] = [
        (.everything, []),
        (SecretQuery(.name, "prod/"), [[IndexProbe(.name, "prod/")]]),
        (SecretQuery(.name, "a", "b"), [[IndexProbe(.name, "a"), IndexProbe(.name, "b")]]),
        (SecretQuery(.name, "a", "!b"), [nil]),
        (SecretQuery(.tagKey, "Team"), [[IndexProbe(.tagKey, "Team")]]),
        (SecretQuery(.tagValue, "Red"), [[IndexProbe(.tagValue, "Red")]]),
        (SecretQuery(.primaryRegion, "eu"), [[IndexProbe(.primaryRegion, "eu")]]),
        (SecretQuery(.owningService, "RDS"), [[IndexProbe(.owningService, "rds")]]),
        (SecretQuery(.description, "a Database of"), [[IndexProbe(.descriptionWord, "database")]]),
        (SecretQuery(.description, "/"), [[]]),
        (SecretQuery(.all, "AppBeta x"), [[IndexProbe(.descriptionWord, "beta"), IndexProbe(.otherWord, "beta")]]),
        (SecretQuery([SecretFilter(.all, ["!x"]), SecretFilter(.name, ["x"])]), [nil, [IndexProbe(.name, "x")]]),
    ]

    @Test("a filter without negation says what to look up", arguments: lookUps) func probes(query: SecretQuery, candidates: [[IndexProbe]?])
    {
        #expect(query.candidates == candidates)
    }

    @Test("whatever matches is among the candidates of every filter", arguments: 0..<4) func superset(seed: Int) {
        let dice: SeededRandomness = SeededRandomness(UInt64(1000 + seed))
        let secrets: [(secret: TestSecret, words: [IndexedWord])] = (0..<80).map { _ in
            let secret: TestSecret = RandomSearch.secret(dice)
            return (secret, SecretQuery.words(of: secret))
        }
        var matched: Int = 0
        var refused: Int = 0
        for _ in 0..<150 {
            let query: SecretQuery = RandomSearch.query(dice)
            let matches: [(secret: TestSecret, words: [IndexedWord])] = secrets.filter { query.matches($0.secret) }
            matched += matches.count
            for probes: [IndexProbe] in query.candidates.compactMap({ $0 }) {
                let lost: [TestSecret] = matches.filter { match in !probes.contains { probe in match.words.contains { probe.finds($0) } } }
                    .map(\.secret)
                #expect(lost.isEmpty, "\(query.fingerprint)")
                refused += secrets.filter { entry in !probes.contains { probe in entry.words.contains { probe.finds($0) } } }.count
            }
        }
        // The dice make neither everything match nor nothing, and the candidates are not simply all.
        #expect(matched > 300)
        #expect(refused > 3000)
    }

    @Test("the matcher agrees with one that follows the contract's sentences word by word", arguments: 0..<4) func agrees(seed: Int) {
        let dice: SeededRandomness = SeededRandomness(UInt64(2000 + seed))
        for _ in 0..<100 {
            let query: SecretQuery = RandomSearch.query(dice)
            for _ in 0..<20 {
                let secret: TestSecret = RandomSearch.secret(dice)
                #expect(query.matches(secret) == NaiveMatcher.matches(query, secret), "\(query.fingerprint) \(secret)")
            }
        }
    }
}
