import Testing

@testable import Model

@Suite("Sorted words") struct SortedWordsTests {
    @Test("a value's words count once, and not those with which others begin") func reduced() {
        let value: SecretFilter.Value = SecretFilter(.all, ["b app a ab abc B appBeta"]).values[0]
        #expect(value.words.map { String(decoding: $0, as: UTF8.self) } == ["abc", "app", "beta"])
    }

    @Test("each word is there once") func once() {
        #expect(SortedWords(WordSplitter("b a B ab a-b")).count == 3)
        #expect(SortedWords(WordSplitter("")).count == 0)
    }

    @Test("a beginning is found as in the words one by one") func beginnings() {
        let letters: [Character] = ["a", "b", "c"]
        let texts: [String] = [""] + letters.map { String($0) } + letters.flatMap { one in letters.map { "\(one)\($0)" } }
        for first: String in texts {
            for second: String in texts {
                let splitter: WordSplitter = WordSplitter("\(second) \(first)c \(first)")
                let sorted: SortedWords = SortedWords(splitter)
                for beginning: String in texts {
                    let isThere: Bool = splitter.texts.contains { $0.hasPrefix(beginning) }
                    #expect(sorted.hasWord(beginningWith: Array(beginning.utf8)) == isThere, "\(beginning) in \(splitter.texts)")
                }
            }
        }
    }
}
