import AWSTypes
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

    @Test("documents of 64 KiB are compiled and asked", arguments: largeDocuments) func documents(name: String, text: String) throws {
        #expect((50_000...65_536).contains(text.utf8.count), "\(name): \(text.utf8.count)")
        let document: PolicyDocument = try PolicyDocument.parse(text, as: .identity)
        let policy: CompiledPolicy = CompiledPolicy(document, name: name)
        let request: PolicyRequest = PolicyRequest(
            principal: try #require(RequestPrincipal(reading: bob)), action: "s3:" + String(repeating: "a", count: 120),
            resource: "arn:aws:s3:::" + String(repeating: "a", count: 2000),
            context: RequestContext([
                "k:x": .one(String(repeating: "a", count: 2000)), "aws:TagKeys": .many([String](repeating: "a", count: 50)),
            ]))
        let decision: Decision = ApplicablePolicies(identity: [policy]).decide(request)
        #expect(decision.statements.allSatisfy { $0.number < document.statements.count })
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

private let largeDocuments: [(name: String, text: String)] = {
    func filled(_ unit: String, in frame: (String) -> String, separator: String = "") -> String {
        let count: Int = (65_000 - frame("").utf8.count) / (unit.utf8.count + separator.utf8.count)
        return frame(Array(repeating: unit, count: count).joined(separator: separator))
    }
    return [
        ("statements", filled(#"{"Effect":"Allow","Action":"*","Resource":"*"}"#, in: { document($0) }, separator: ",")),
        (
            "denials with conditions",
            filled(
                #"{"Effect":"Deny","NotAction":"a:b","Resource":"*","Condition":{"StringLike":{"k:x":"*a*b"}}}"#, in: { document($0) },
                separator: ",")
        ),
        ("actions", filled(#""s3:a*b""#, in: { allowing("[\($0)]") }, separator: ",")),
        ("one action", filled("a*", in: { allowing("\"s3:\($0)b\"") })),
        ("resources", filled(#""arn:aws:s3:::*a*b""#, in: { about("[\($0)]") }, separator: ",")),
        ("one resource", filled("*a?", in: { about("\"arn:aws:s3:::\($0)b\"") })),
        ("a long run", filled("a", in: { about("\"arn:aws:s3:::*\($0)*\"") })),
        ("variables", filled("${k:x}", in: { about("\"arn:aws:s3:::\($0)\"") })),
        ("absent variables", filled("${k:none}", in: { about("\"arn:aws:s3:::*\($0)\"") })),
        ("values", filled(#""*a*b""#, in: { conditional(#"{"ForAllValues:StringLike":{"aws:TagKeys":[\#($0)]}}"#) }, separator: ",")),
        ("networks", filled(#""10.0.0.0/8""#, in: { conditional(#"{"IpAddress":{"k:x":[\#($0)]}}"#) }, separator: ",")),
        ("numbers", filled("1", in: { conditional(#"{"NumericEquals":{"k:x":[\#($0)]}}"#) }, separator: ",")),
    ]
}()
