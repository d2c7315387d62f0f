import Testing

@testable import Model

@Suite("Words") struct WordSplitterTests {
    static let texts: [(text: String, words: [String])] = [
        ("", []),
        ("secret", ["secret"]),
        ("a secret", ["a", "secret"]),
        ("  a \t secret\r\nof\u{B}mine\u{C}", ["a", "secret", "of", "mine"]),
        // One kind of special character cuts.
        ("prod/AppBeta/x", ["prod", "app", "beta", "x"]),
        ("my-secret", ["my", "secret"]), ("my_secret", ["my", "secret"]), ("my+secret", ["my", "secret"]), ("my=secret", ["my", "secret"]),
        ("my.secret", ["my", "secret"]), ("me@home", ["me", "home"]), ("//a//b/", ["a", "b"]),
        // Two kinds leave no word; the pieces beside it keep theirs.
        ("prod/my-app", []), ("prod/my-app of ours", ["of", "ours"]), ("ours is prod/my-app", ["ours", "is"]),
        ("a/b c-d", ["a", "b", "c", "d"]),
        ("a/b-", []), ("-a/", []), ("/", []), ("@", []), ("/ /", []), ("-/", []),
        // Case
        ("MyTestPhrase", ["my", "test", "phrase"]), ("myTest", ["my", "test"]), ("COMPANYthings", ["compan", "ythings"]),
        ("COMPANY", ["company"]),
        ("COMPANYThings", ["company", "things"]), ("ABc", ["a", "bc"]), ("Ab", ["ab"]), ("aBC", ["a", "bc"]), ("A", ["a"]),
        ("aB", ["a", "b"]),
        ("aBCd", ["a", "b", "cd"]), ("X/YZa", ["x", "y", "za"]), ("A Bc", ["a", "bc"]), ("A/Bc", ["a", "bc"]),
        // Digits
        ("db2prod", ["db", "2", "prod"]), ("2026Q1", ["2026", "q", "1"]), ("AB1cd", ["ab", "1", "cd"]), ("1Ab", ["1", "ab"]),
        ("12", ["12"]),
        // All else stays.
        ("it's", ["it's"]), ("one,two", ["one,two"]), ("a:B", ["a:b"]), ("wow!", ["wow!"]), ("!Bc", ["!bc"]), ("A:Bc", ["a:bc"]),
        ("AB:c", ["ab:c"]),
        ("x:1", ["x:1"]), ("(a)", ["(a)"]),
        // Other scripts
        ("größteMühe", ["größte", "mühe"]), ("ÉCOLEnormale", ["écol", "enormale"]), ("Éa", ["éa"]), ("東京2020", ["東京", "2020"]),
        ("a\u{A0}b\u{3000}c", ["a", "b", "c"]),
        ("ü/x-y z", ["z"]), ("x-y/ü", []), ("é\u{661}", ["é", "\u{661}"]), ("e\u{301}a", ["e\u{301}a"]), ("😀Ab", ["😀ab"]),
        ("prodÜber/My", ["prod", "über", "my"]),
    ]

    @Test("text is cut into words", arguments: texts) func cuts(text: String, words: [String]) {
        #expect(WordSplitter(text).texts == words)
    }

    @Test("texts that are added one by one do not run into each other") func appends() {
        var splitter: WordSplitter = WordSplitter()
        for text: String in ["prod", "App-Beta", "x/y-z", "", "ünter", "1"] { splitter.append(text) }
        #expect(splitter.texts == ["prod", "app", "beta", "ünter", "1"])
    }

    @Test("a word is found by its beginning, whole or in part") func finds() {
        let words: SortedWords = SortedWords(WordSplitter("COMPANYthings prod"))
        for beginning: String in ["compan", "comp", "c", "ythings", "yth", "prod", ""] {
            #expect(words.hasWord(beginningWith: Array(beginning.utf8)), "\(beginning)")
        }
        for other: String in ["company", "things", "pany", "n", "prods", "odd", "companythings"] {
            #expect(!words.hasWord(beginningWith: Array(other.utf8)), "\(other)")
        }
    }
}
