package import AWSTypes
package import SecretMemory

extension PasswordRecipe {
    /// Makes a password. All passwords that satisfy the recipe are equally likely.
    ///
    /// Whole passwords are drawn, each character independently, and thrown away until one shows every required class: what is kept is
    /// then uniform over all that satisfy. (To place one character of each class first and to fill up the rest would favour passwords
    /// with more characters of the small classes.) The least favourable recipe that there is (four characters; one letter of either case, one
    /// digit, all punctuation and the space) needs 2,200 tries on average, most of them given up after two characters: under 1,000
    /// random words, where a usual password takes five. So counting the passwords exactly is not worth its code.
    ///
    /// Throws AWS's error where no password can be as asked, and an internal error if the randomness is evidently none.
    package func generate(using randomness: any Randomness) throws(AWSError) -> SecretBytes {
        let alphabet: PasswordAlphabet = try alphabet()
        var lot: Lot = Lot(count: alphabet.characters.count, randomness: randomness)
        return try SecretBytes(count: length) { buffer throws(AWSError) in
            var place: Int = 0
            var missing: UInt8 = alphabet.required
            while place < length {
                let drawn: Int = try lot.draw()
                buffer[place] = alphabet.characters[drawn]
                missing &= ~alphabet.bits[drawn]
                place += 1
                // Whatever follows, this try cannot succeed any more: giving it up now changes no odds.
                if length - place < missing.nonzeroBitCount { (place, missing) = (0, alphabet.required) }
            }
        }
    }
}

/// Draws numbers below `count`, each equally likely: so many bits at a time as the number needs, again if they are too many.
private struct Lot {
    private let count: Int
    private let width: Int
    private let randomness: any Randomness
    private var word: UInt64 = 0
    private var bitsLeft: Int = 0
    /// The hardest recipe needs under 1,000 words on average. Good randomness comes to this end less than once in 2^100 passwords.
    private var wordsLeft: Int = 100_000

    init(count: Int, randomness: any Randomness) {
        self.count = count
        self.randomness = randomness
        width = Int.bitWidth - (count - 1).leadingZeroBitCount
    }

    mutating func draw() throws(AWSError) -> Int {
        while true {
            if bitsLeft < width {
                guard wordsLeft > 0 else {
                    throw AWSError("InternalServiceError", "The source of randomness repeats itself; no password was made.", status: 500)
                }
                wordsLeft -= 1
                word = randomness.next()
                bitsLeft = UInt64.bitWidth
            }
            let number: Int = Int(truncatingIfNeeded: word & (1 << UInt64(width) - 1))
            word >>= UInt64(width)
            bitsLeft -= width
            if number < count { return number }
        }
    }
}
