/// A parser under test: what is good for it, what is awkward, and how it is fed.
protocol Subject: Sendable {
    /// As the command line names it.
    var name: String { get }
    var corpus: [[UInt8]] { get }
    var fragments: [[UInt8]] { get }
    /// Runs the real parser, and what comes right behind it. True if the input was taken.
    func feed(_ input: [UInt8]) -> Bool
}

/// A subject made of a closure.
struct Parser: Subject {
    let name: String
    let corpus: [[UInt8]]
    let fragments: [[UInt8]]
    private let take: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, corpus: [[UInt8]], fragments: [[UInt8]] = [], take: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.name = name
        self.corpus = corpus
        self.fragments = fragments + [[0x00], [0xFF], [0xC3], [0xED, 0xA0, 0x80], Array("\u{1F600}".utf8)]
        self.take = take
    }

    init(_ name: String, texts: [String], awkward: [String] = [], take: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.init(name, corpus: texts.map { Array($0.utf8) }, fragments: awkward.map { Array($0.utf8) }, take: take)
    }

    func feed(_ input: [UInt8]) -> Bool { (try? take(input)) != nil }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }

    /// The lines of an input that stands for several values.
    func lines(_ count: Int) -> [String] {
        var lines: [String] = split(separator: UInt8(ascii: "\n"), maxSplits: count - 1, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        while lines.count < count { lines.append("") }
        return lines
    }
}
