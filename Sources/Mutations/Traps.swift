/// Parsers with a planted mistake each: what runs the others must find these.
enum Traps {
    static let all: [any Subject] = [crash, slow, greedy]

    private static let texts: [String] = [#"{"name":"value","list":[1,2,3]}"#, #"{"other":{}}"#]

    /// Reads behind the end after a backslash that is the last byte.
    static let crash: Parser = Parser("trap-crash", texts: texts, awkward: ["\\", "\""]) { input in
        for (place, byte) in input.enumerated() where byte == UInt8(ascii: "\\") {
            if input[place + 1] == UInt8(ascii: "u") { throw Refused() }
        }
    }

    /// Compares everything with everything if there are many brackets.
    static let slow: Parser = Parser("trap-slow", texts: texts, awkward: ["["]) { input in
        let brackets: Int = input.count { $0 == UInt8(ascii: "[") }
        guard brackets > 200 else { return }
        var equal: Int = 0
        for left: UInt8 in input { for right: UInt8 in input { for _: Int in 0..<8 where left == right { equal &+= 1 } } }
        if equal == 0 { throw Refused() }
    }

    /// Believes a length that stands in the input.
    static let greedy: Parser = Parser("trap-greedy", texts: texts, awkward: ["9999999999"]) { input in
        guard let digits: Range<Int> = run(of: 10, in: input), let count: Int = Int(Array(input[digits]).text) else { return }
        let memory: UnsafeMutableRawPointer = .allocate(byteCount: count, alignment: 16)
        memory.storeBytes(of: 1, as: UInt8.self)
        memory.deallocate()
    }

    private static func run(of length: Int, in input: [UInt8]) -> Range<Int>? {
        var start: Int = 0
        for (place, byte) in input.enumerated() {
            if byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") { start = place + 1 }
            if place + 1 - start == length { return start..<place + 1 }
        }
        return nil
    }
}
