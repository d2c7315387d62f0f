import AWSTypes
import Testing

@testable import Wire

@Suite("Mutations") struct MutationTests {
    @Test("no JSON input crashes, and what we take for JSON is JSON to Foundation, too", arguments: 1...4 as ClosedRange<UInt64>) func json(
        seed: UInt64
    ) {
        var mutator: Mutator = .json(seed: seed)
        var accepted: Int = 0
        for _: Int in 0..<6000 {
            let input: [UInt8] = mutator.next()
            // No bytes at all are `{}` to AWS, and no JSON.
            guard !input.isEmpty, let document: WireDocument = try? JSONBody.parse(input) else { continue }
            accepted += 1
            #expect(document.nodes.count <= input.count)
            let meaning: JSONValue = JSONValue(document)
            // Foundation refuses numbers that no `Double` holds, though they are JSON.
            let isBeyondFoundation: Bool = meaning.holdsInfinity
            #expect(isBeyondFoundation || JSONValue(foundation: input) != nil, "\(String(decoding: input, as: UTF8.self))")
            _ = try? WireDecoder(document).decode(Kitchen.self)
            _ = try? WireDecoder(document).decode(Strict.self)
        }
        // The mutations are neither harmless nor all fatal.
        #expect((600...5400).contains(accepted))
    }

    @Test("no form crashes", arguments: 1...4 as ClosedRange<UInt64>) func forms(seed: UInt64) {
        var mutator: Mutator = .form(seed: seed)
        var accepted: Int = 0
        for _: Int in 0..<6000 {
            let input: [UInt8] = mutator.next()
            guard let document: WireDocument = try? FormBody.parse(input) else { continue }
            accepted += 1
            #expect(document.nodes.count <= 2 * input.count + 1)
            _ = JSONValue(document)
            _ = try? WireDecoder(document, protocol: .query).decode(Kitchen.self)
            _ = try? WireDecoder(document, protocol: .query, showsValues: false).decode(Strict.self)
        }
        #expect((600...5400).contains(accepted))
    }
}

extension JSONValue {
    fileprivate var holdsInfinity: Bool {
        switch self {
        case .number(let number): number.isInfinite
        case .list(let items): items.contains(where: \.holdsInfinity)
        case .object(let members): members.values.contains(where: \.holdsInfinity)
        case .text, .boolean, .null: false
        }
    }
}
