import AWSTypes

@testable import Model

/// A second matcher, written after the contract's sentences without regard for speed.
enum NaiveMatcher {
    static func matches(_ query: SecretQuery, _ secret: TestSecret) -> Bool {
        query.filters.allSatisfy { filter in
            filter.values.contains { value in
                value.given.first == "!"
                    ? !fits(String(value.given.dropFirst()), filter.key, secret) : fits(value.given, filter.key, secret)
            }
        }
    }

    private static func fits(_ value: String, _ key: SecretFilter.Key, _ secret: TestSecret) -> Bool {
        switch key {
        case .name: begins(secret.name, value)
        case .tagKey: (secret.tags ?? []).contains { begins($0.key, value) }
        case .tagValue: (secret.tags ?? []).contains { begins($0.value, value) }
        case .primaryRegion: secret.primaryRegion.map { begins($0, value) } == true
        case .owningService: secret.owningService.map { begins($0.lowercased(), value.lowercased()) } == true
        case .description: fits(words(value), words(secret.descriptionText ?? ""))
        case .all:
            fits(
                words(value),
                ([secret.name, secret.descriptionText ?? ""] + (secret.tags ?? []).flatMap { [$0.key, $0.value] }).flatMap(words))
        }
    }

    private static func begins(_ text: String, _ beginning: String) -> Bool {
        Array(text.unicodeScalars.prefix(beginning.unicodeScalars.count)) == Array(beginning.unicodeScalars)
    }

    private static func fits(_ asked: [String], _ present: [String]) -> Bool {
        !asked.isEmpty && asked.allSatisfy { word in present.contains { begins($0.lowercased(), word.lowercased()) } }
    }

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).flatMap { piece in
            let specials: Set<Character> = Set(piece).intersection("/-_+=.@")
            return specials.count > 1 ? [] : piece.split { specials.contains($0) }.flatMap { cases(Array($0)) }
        }
    }

    /// Cuts before each character that begins a new word.
    private static func cases(_ word: [Character]) -> [String] {
        var words: [String] = [""]
        for (index, character): (Int, Character) in word.enumerated() {
            let before: Character? = index > 0 ? word[index - 1] : nil
            let after: Character? = index + 1 < word.count ? word[index + 1] : nil
            let isRise: Bool = before?.isLowercase == true && character.isUppercase
            let isLastOfCapitals: Bool = before?.isUppercase == true && character.isUppercase && after?.isLowercase == true
            let isNumber: Bool = before?.isLetter == true && character.isNumber || before?.isNumber == true && character.isLetter
            if isRise || isLastOfCapitals || isNumber { words.append("") }
            words[words.count - 1].append(character)
        }
        return words
    }
}
