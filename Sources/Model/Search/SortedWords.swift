/// A text's words in the order of their bytes, each once, so that one is found by its beginning in few steps.
struct SortedWords {
    private let bytes: [UInt8]
    private let words: [Range<Int>]

    init(_ splitter: WordSplitter) {
        let bytes: [UInt8] = splitter.bytes
        let sorted: [Range<Int>] = splitter.words.sorted { SortedWords.precedes(bytes, $0, $1) }
        var words: [Range<Int>] = []
        words.reserveCapacity(sorted.count)
        for word: Range<Int> in sorted {
            if let last: Range<Int> = words.last, !SortedWords.precedes(bytes, last, word) { continue }
            words.append(word)
        }
        self.bytes = bytes
        self.words = words
    }

    /// How many different words there are.
    var count: Int { words.count }

    /// Whether some word begins with `prefix`, which is in lower case.
    func hasWord(beginningWith prefix: [UInt8]) -> Bool {
        var (low, high): (Int, Int) = (0, words.count)
        while low < high {
            let middle: Int = (low + high) / 2
            if isBelow(words[middle], prefix) { low = middle + 1 } else { high = middle }
        }
        return low < words.count && begins(words[low], with: prefix)
    }

    /// The words, but for those that others begin with: who looks for all of them looks for those, too.
    var withoutBeginnings: [[UInt8]] {
        let all: [[UInt8]] = words.map { Array(bytes[$0]) }
        return all.indices.filter { $0 + 1 == all.count || !begins(words[$0 + 1], with: all[$0]) }.map { all[$0] }
    }

    private func begins(_ word: Range<Int>, with prefix: [UInt8]) -> Bool {
        guard word.count >= prefix.count else { return false }
        for place: Int in prefix.indices where bytes[word.lowerBound + place] != prefix[place] { return false }
        return true
    }

    private func isBelow(_ word: Range<Int>, _ other: [UInt8]) -> Bool {
        for place: Int in 0..<min(word.count, other.count) {
            let (left, right): (UInt8, UInt8) = (bytes[word.lowerBound + place], other[place])
            if left != right { return left < right }
        }
        return word.count < other.count
    }

    private static func precedes(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        for place: Int in 0..<min(left.count, right.count) {
            let (one, other): (UInt8, UInt8) = (bytes[left.lowerBound + place], bytes[right.lowerBound + place])
            if one != other { return one < other }
        }
        return left.count < right.count
    }
}
