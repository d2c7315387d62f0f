/// Damages inputs in the ways that find parsers' mistakes: single bytes, cuts, repetitions, splices, and fragments known to be awkward.
struct Mutator {
    private var random: SplitMix64
    private let corpus: [[UInt8]]
    private let fragments: [[UInt8]]

    init(seed: UInt64, corpus: [String], fragments: [[UInt8]]) {
        random = SplitMix64(seed: seed)
        self.corpus = corpus.map { Array($0.utf8) }
        self.fragments = fragments
    }

    /// One of the corpus with one to four mutations; now and then with none.
    mutating func next() -> [UInt8] {
        var input: [UInt8] = corpus[random.below(corpus.count)]
        guard !random.once(in: 50) else { return input }
        for _: Int in 0...random.below(4) { mutate(&input) }
        return input
    }

    private mutating func mutate(_ input: inout [UInt8]) {
        let place: Int = random.below(input.count + 1)
        switch random.below(9) {
        case 0: if place < input.count { input[place] ^= 1 << UInt8(random.below(8)) }
        case 1: if place < input.count { input[place] = UInt8(random.below(256)) }
        case 2: input.insert(UInt8(random.below(256)), at: place)
        case 3: if place < input.count { input.remove(at: place) }
        case 4: input.removeSubrange(part(of: input))
        case 5: input.insert(contentsOf: input[part(of: input)], at: place)
        case 6: input.insert(contentsOf: fragments[random.below(fragments.count)], at: place)
        case 7:
            let other: [UInt8] = corpus[random.below(corpus.count)]
            input.insert(contentsOf: other[part(of: other)], at: place)
        default:
            // Bytes of the input itself, so that its own punctuation turns up in the wrong places.
            if place < input.count, let byte: UInt8 = input.randomElement(using: &random) { input[place] = byte }
        }
    }

    private mutating func part(of input: [UInt8]) -> Range<Int> {
        let start: Int = random.below(input.count + 1)
        return start..<start + random.below(min(input.count - start, 24) + 1)
    }
}

extension Mutator {
    static func json(seed: UInt64) -> Mutator {
        Mutator(
            seed: seed,
            corpus: [
                #"{"SecretId":"db"}"#,
                #"{"Name":"prod/db","SecretString":"{\"user\":\"a\"}","Tags":[{"Key":"k","Value":"v"},{"Key":"ü","Value":"\ud83d\ude00"}],"Count":12}"#,
                #"{ "Flag" : true , "Ratio" : -1.25e+3 , "When" : 1523477145.713 , "Nothing" : null , "Names" : [ "a" , "b" ] }"#,
                #"{"SecretBinary":"aGVsbG8gd29ybGQ=","Labels":{"a":"1","b":"\/\b\f\n\r\t\\\""},"Nested":{"Nested":{"Nested":{"Name":"x"}}}}"#,
                "{}",
                " {\"a\":[[[[[]]]]],\"b\":[{},{},0,-0,0.0,1e1]}\r\n\t ",
            ],
            fragments: [
                Array(repeating: UInt8(ascii: "["), count: 40), Array(#"\ud800"#.utf8), Array(#"\udc00"#.utf8), Array(#"\u0000"#.utf8),
                Array(#"\ud83d\ude00"#.utf8), [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
                [0xFF],
                [0x00], Array("1e999".utf8), Array("-".utf8), Array("99999999999999999999".utf8), Array("NaN".utf8), Array(",".utf8),
                Array("null".utf8),
                Array(#""a":"#.utf8), Array("{}".utf8), Array("{\"a\":".utf8), Array("\\".utf8), Array("\"".utf8),
            ])
    }

    static func form(seed: UInt64) -> Mutator {
        Mutator(
            seed: seed,
            corpus: [
                "Action=GetCallerIdentity&Version=2011-06-15",
                "Name=prod%2Fdb&Tags.member.1.Key=k&Tags.member.1.Value=v+w&Tags.member.2.Key=%C3%BC&Tags.member.2.Value=&Count=12",
                "Labels.entry.1.key=a&Labels.entry.1.value=1&Labels.entry.2.key=b&Labels.entry.2.value=2&Flag=true&Ratio=-1.25e3",
                "When=2026-01-31T23%3A59%3A59Z&Names.member.2=b&Names.member.1=a&Names.member.10=c&Nested.Nested.Name=x",
                "",
            ],
            fragments: [
                "%", "%F", "%ff", "%C3", "%ED%A0%80", "&", "=", ".", "..", ".member.", ".member.1", ".member.01", ".member.0",
                ".entry.1.key",
                ".entry.1.value", "999999999999999999999", String(repeating: "a.", count: 40), "%00", "%2E", "+",
            ].map { Array($0.utf8) })
    }
}
