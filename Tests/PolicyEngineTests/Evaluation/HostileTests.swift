import AWSTypes
import Synchronization
import Testing

@testable import PolicyEngine

@Suite("Hostile policies and requests") struct HostileTests {
    @Test("long runs are found like short ones") func longRuns() {
        var generator: SeededGenerator = SeededGenerator(seed: 7)
        var matched: Int = 0
        for _: Int in 0..<400 {
            let text: [Character] = (0..<Int.random(in: 60...260, using: &generator)).map { _ in
                Array("aaab€é").randomElement(using: &generator) ?? "a"
            }
            let start: Int = Int.random(in: 0...20, using: &generator)
            let end: Int = min(text.count, start + Int.random(in: 40...200, using: &generator))
            var pattern: [Character] = Array(text[start..<end])
            for _: Int in 0..<Int.random(in: 0...5, using: &generator) {
                let place: Int = Int.random(in: 0..<pattern.count, using: &generator)
                pattern[place] = Array("??????*a").randomElement(using: &generator) ?? "?"
            }
            if Bool.random(using: &generator) { pattern = ["*"] + pattern }
            if Bool.random(using: &generator) { pattern += ["*"] }
            if Bool.random(using: &generator) { pattern += ["*", "?"] }
            let expected: Bool = Self.defined(pattern, text)
            #expect(
                WildcardPattern(wildcards: String(pattern).utf8).matches(String(text)) == expected,
                "`\(String(pattern))` and `\(String(text))`")
            matched += expected ? 1 : 0
        }
        #expect((50...350).contains(matched))
    }

    /// What a pattern means, with a table of all beginnings of both.
    private static func defined(_ pattern: [Character], _ text: [Character]) -> Bool {
        var row: [Bool] = [true] + [Bool](repeating: false, count: text.count)
        for step: Character in pattern {
            var next: [Bool] = [step == "*" && row[0]] + [Bool](repeating: false, count: text.count)
            for (index, letter): (Int, Character) in text.enumerated() {
                next[index + 1] = step == "*" ? row[index + 1] || next[index] : row[index] && (step == "?" || step == letter)
            }
            row = next
        }
        return row[text.count]
    }

    /// 64 KiB of pattern against 32 KiB of text that almost matches everywhere.
    @Test("the largest patterns stay cheap", arguments: largePatterns) func work(name: String, pattern: String) {
        let text: String = String(repeating: "a", count: 32_768)
        let compiled: WildcardPattern = WildcardPattern(wildcards: pattern.utf8)
        var work: Int = 0
        #expect(!compiled.matches(text, work: &work))
        // One comparison for each byte of the text and each 64 bytes of the pattern; a naive search needs 64 times as many.
        #expect(work <= text.utf8.count * (pattern.utf8.count / 64 + 64), "\(name): \(work)")
    }

    /// The bound is on comparisons, and on one pattern's more; the benchmark has the time.
    @Test("64 KiB of policy and request end", arguments: HostileCase.all) func bounded(hostile: HostileCase) throws {
        #expect((30_000...65_536).contains(hostile.document.utf8.count))
        let policy: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(hostile.document, as: .identity), name: "x")
        let request: PolicyRequest = hostile.request
        let decision: Decision = ApplicablePolicies(identity: [policy]).decide(request)
        #expect(request.work.load(ordering: .relaxed) < 3 * PolicyRequest.mostWork)
        #expect(!request.isExhausted || decision.verdict == .implicitlyDenied)
    }

    @Test("what takes too much is denied, and says so; what comes after is not") func exhaustion() throws {
        let hostile: HostileCase = try #require(HostileCase.all.first { $0.description == "a run that is almost there" })
        let decision: Decision = try hostile.decide()
        #expect(decision.verdict == .implicitlyDenied && decision.kind == nil && decision.statements.isEmpty)
        #expect(decision.denialClause == nil)
        #expect(decision.reason == "The policies for the s3:GetObject action take too much work.")
        let request: PolicyRequest = hostile.request
        let costly: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(hostile.document, as: .identity), name: "x")
        let cheap: CompiledPolicy = CompiledPolicy(try PolicyDocument.parse(policy("Allow"), as: .identity), name: "y")
        // Not even an Allow beside it helps, for what a Deny would have said is not known.
        #expect(!ApplicablePolicies(identity: [cheap, costly]).decide(request).isAllowed)
        #expect(ApplicablePolicies(identity: [cheap]).decide(request).isAllowed)
    }

    @Test("a filled pattern that is longer than the text is not filled") func filling() throws {
        let pattern: WildcardPattern = try WildcardPattern(variables: Array("*${k:x}${k:x}${k:x}b".utf8)[...], hasWildcards: true)
        var work: Int = 0
        #expect(!pattern.matches("ab", work: &work) { _ in String(repeating: "a", count: 1000) })
        #expect(work < 2000)
        #expect(pattern.matches("--aaab", work: &work) { _ in "a" })
        #expect(!pattern.matches("--aab", work: &work) { _ in "a" })
    }

    @Test("the end is looked at first") func suffix() {
        var work: Int = 0
        #expect(!WildcardPattern(wildcards: "*a*bc".utf8).matches(String(repeating: "a", count: 5000), work: &work))
        #expect(work == 0)
        for (pattern, text, isSame): (String, String, Bool) in [
            ("a*a", "a", false), ("a*a", "aa", true), ("*ab", "aab", true), ("*?b", "b", false), ("*?b", "ab", true), ("a*?", "a", false),
            ("a*bb", "abb", true), ("a*bb", "ab", false), ("*é", "caf\u{E9}", true),
        ] {
            #expect(WildcardPattern(wildcards: pattern.utf8).matches(text) == isSame, "`\(pattern)` and `\(text)`")
        }
    }

    @Test("10,000 arbitrary principals, resources and values are answered, the same twice") func arbitrary() throws {
        var generator: DocGenerator = DocGenerator(seed: 11)
        let pool: Pool = try Pool(&generator)
        let seeds: [String] =
            DocGenerator.principals + DocGenerator.resources + DocGenerator.dates + ["", "10.0.0.0/8", "true", "AAEC", "1e9"]
        var principals: Int = 0
        for _: Int in 0..<10_000 {
            func text() -> String { Self.mutated(generator.pick(seeds), &generator.random) }
            let (question, _, policies): (NaiveEvaluator.Question, PolicyRequest, ApplicablePolicies) = pool.combination(&generator)
            var context: RequestContext = RequestContext()
            for key: String in question.context.keys { context[key] = generator.chance(80) ? .one(text()) : .many([text(), text()]) }
            let principal: RequestPrincipal? = RequestPrincipal(reading: text(), principalARN: text())
            principals += principal == nil ? 0 : 1
            let request: PolicyRequest = PolicyRequest(
                principal: principal ?? .anonymous, action: text(), resource: text(), context: context)
            let decision: Decision = policies.decide(request)
            #expect(policies.decide(request).verdict == decision.verdict)
            #expect(decision.reason.hasSuffix("."))
        }
        #expect((100...9900).contains(principals))
    }

    private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
        var bytes: [UInt8] = Array(text.utf8)
        for _: Int in 0..<Int.random(in: 0...2, using: &random) where !bytes.isEmpty {
            let place: Int = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array(":/*?-.0é".utf8).randomElement(using: &random) ?? 0, at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

private let largePatterns: [(name: String, pattern: String)] = [
    ("stars", String(repeating: "a*", count: 32_700) + "b"),
    ("one run", "*" + String(repeating: "a", count: 16_000) + "b*"),
    ("one run with question marks", "*" + String(repeating: "a?", count: 8_000) + "b*"),
    ("many runs", String(repeating: "*" + String(repeating: "a", count: 500), count: 60) + "*b*"),
    ("many runs with question marks", String(repeating: "*" + String(repeating: "?a", count: 100), count: 150) + "b"),
    ("question marks", "*" + String(repeating: "?", count: 30_000) + "b*"),
    ("a run at the end", "*" + String(repeating: "a", count: 30_000) + "b"),
    ("longer than the text", "*" + String(repeating: "a", count: 60_000)),
]
