import AWSTypes

/// What a random password is to be made of. (API reference, *GetRandomPassword*; there are the members' meanings and defaults.)
package struct PasswordRecipe: Hashable, Sendable {
    /// 1 to 4096 characters.
    package var length: Int
    /// Any Unicode; only ASCII matters, for passwords hold nothing else.
    package var excludedCharacters: String
    package var excludesNumbers: Bool
    package var excludesPunctuation: Bool
    package var excludesUppercase: Bool
    package var excludesLowercase: Bool
    /// A space may occur; it is never required.
    package var includesSpace: Bool
    /// At least one character of each class that is not excluded as a whole.
    package var requiresEachIncludedType: Bool

    package init(
        length: Int = 32, excludedCharacters: String = "", excludesNumbers: Bool = false, excludesPunctuation: Bool = false,
        excludesUppercase: Bool = false, excludesLowercase: Bool = false, includesSpace: Bool = false, requiresEachIncludedType: Bool = true
    ) {
        self.length = length
        self.excludedCharacters = excludedCharacters
        self.excludesNumbers = excludesNumbers
        self.excludesPunctuation = excludesPunctuation
        self.excludesUppercase = excludesUppercase
        self.excludesLowercase = excludesLowercase
        self.includesSpace = includesSpace
        self.requiresEachIncludedType = requiresEachIncludedType
    }
}

/// The four classes that a password may have to show.
package enum CharacterClass: UInt8, CaseIterable, Sendable {
    case lowercase, uppercase, numbers, punctuation

    /// In the order of their codes.
    package var characters: [UInt8] {
        switch self {
        case .lowercase: Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        case .uppercase: Array(UInt8(ascii: "A")...UInt8(ascii: "Z"))
        case .numbers: Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
        case .punctuation: Array("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".utf8)
        }
    }
}

extension PasswordRecipe {
    /// The classes that no switch excludes.
    var classes: [CharacterClass] {
        CharacterClass.allCases.filter { kind in
            switch kind {
            case .lowercase: !excludesLowercase
            case .uppercase: !excludesUppercase
            case .numbers: !excludesNumbers
            case .punctuation: !excludesPunctuation
            }
        }
    }

    /// All characters that a password may hold. Throws AWS's `InvalidParameterException` where no password can be as asked.
    func alphabet() throws(AWSError) -> PasswordAlphabet {
        guard (1...4096).contains(length) else { throw .passwordLength(length) }
        var excluded: [Bool] = Array(repeating: false, count: 256)
        // In UTF-8 the ASCII bytes are exactly the ASCII characters.
        for byte: UInt8 in excludedCharacters.utf8 { excluded[Int(byte)] = true }
        var alphabet: PasswordAlphabet = PasswordAlphabet()
        for kind: CharacterClass in classes {
            let allowed: [UInt8] = kind.characters.filter { !excluded[Int($0)] }
            guard !requiresEachIncludedType || !allowed.isEmpty else {
                throw .invalidPasswordRecipe("All characters of the desired type have been excluded")
            }
            alphabet.add(allowed, of: kind, isRequired: requiresEachIncludedType)
        }
        guard !requiresEachIncludedType || length >= classes.count else {
            throw .invalidPasswordRecipe("Password length is too short based on the required types.")
        }
        if includesSpace, !excluded[Int(UInt8(ascii: " "))] { alphabet.add([UInt8(ascii: " ")], of: nil, isRequired: false) }
        guard !alphabet.characters.isEmpty else { throw .invalidPasswordRecipe("All characters have been excluded from selection") }
        return alphabet
    }
}

extension AWSError {
    fileprivate static func invalidPasswordRecipe(_ message: String) -> AWSError { AWSError("InvalidParameterException", message) }

    fileprivate static func passwordLength(_ length: Int) -> AWSError {
        let bound: String = length < 1 ? "greater than or equal to 1" : "less than or equal to 4096"
        return .validation(
            "1 validation error detected: Value '\(length)' at 'passwordLength' failed to satisfy constraint: Member must have value \(bound)"
        )
    }
}
