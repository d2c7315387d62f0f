import Testing

@testable import PolicyEngine

@Suite("Broken documents") struct MutationTests {
    /// Pieces that make a document wrong in interesting ways.
    private static let pieces: [String] = [
        "\"", "\\", "{", "}", "[", "]", ",", ":", "*", "?", "${", "}", "'", "null", "true", "1e9", "-", "\n", "\u{0}", "é", "😀", "\\u0000",
        "\\ud800",
        "\"AWS\"", "\"Effect\":\"Deny\",", "\"Condition\":{},", "arn:aws:iam::", "IfExists", "ForAnyValue:",
    ]

    @Test("20,000 mutated documents are accepted or refused in order, and what is accepted means the same when it is written anew")
    func mutations() throws {
        var generator: SeededGenerator = SeededGenerator(seed: 20_260_131)
        var accepted: Int = 0
        for round: Int in 0..<20_000 {
            let sample: Sound = soundDocuments[round % soundDocuments.count]
            var bytes: [UInt8] = Array(sample.text.utf8)
            for _: Int in 0..<Int.random(in: 1...2, using: &generator) { Self.mutate(&bytes, with: &generator) }
            do throws(PolicySyntaxError) {
                let document: PolicyDocument = try PolicyDocument.parse(bytes, as: sample.role)
                accepted += 1
                let again: PolicyDocument = try PolicyDocument.parse(try JSONReader.read(bytes).written, as: sample.role)
                #expect(Meaning(of: again) == Meaning(of: document))
                #expect(BroadAccess.findings(in: again).count == BroadAccess.findings(in: document).count)
                #expect(
                    document.statements.allSatisfy {
                        bytes[$0.start.offset] == UInt8(ascii: "{") && bytes[$0.end.offset - 1] == UInt8(ascii: "}")
                    })
            } catch {
                #expect((0...bytes.count).contains(error.position.offset))
                #expect(error.description.hasSuffix(".") && error.description.count < 1000)
            }
        }
        #expect((1000...19_000).contains(accepted))
    }

    private static func mutate(_ bytes: inout [UInt8], with generator: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let place: Int = Int.random(in: 0..<bytes.count, using: &generator)
        let end: Int = min(bytes.count, place + Int.random(in: 1...20, using: &generator))
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
        case 4: bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: place)
        case 5, 6: bytes[place] = Array("aZ09*?$ ,:/.".utf8).randomElement(using: &generator) ?? 0
        default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
        }
    }
}

/// A document without its places.
private struct Meaning: Equatable {
    struct Clause: Equatable {
        let id: String?
        let effect: PolicyStatement.Effect
        let principals: Selection<PolicyPrincipal>?
        let actions: Selection<ActionPattern>
        let resources: Selection<ResourcePattern>?
        let conditions: [PolicyCondition]
    }

    let version: PolicyDocument.Version?
    let id: String?
    let clauses: [Clause]

    init(of document: PolicyDocument) {
        version = document.statedVersion
        id = document.id
        clauses = document.statements.map { statement in
            Clause(
                id: statement.id, effect: statement.effect, principals: statement.principals, actions: statement.actions,
                resources: statement.resources, conditions: statement.conditions)
        }
    }
}

extension JSONNode {
    /// The value as compact JSON.
    fileprivate var written: [UInt8] { Array(text.utf8) }

    private var text: String {
        switch value {
        case .object(let members): "{" + members.map { Self.quoted($0.name) + ":" + $0.node.text }.joined(separator: ",") + "}"
        case .array(let nodes): "[" + nodes.map(\.text).joined(separator: ",") + "]"
        case .string(let string): Self.quoted(string)
        case .number(let digits): digits
        case .boolean(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    private static func quoted(_ string: String) -> String {
        let escaped: [String] = string.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case "\u{0}"..<"\u{20}": "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }
}
