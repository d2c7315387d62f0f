/// The characters of which a password is drawn, each once, and the classes that it must show.
struct PasswordAlphabet {
    /// ASCII.
    private(set) var characters: [UInt8] = []
    /// For each character, the bit of its class; 0 for the space.
    private(set) var bits: [UInt8] = []
    /// The bits of the classes that must occur.
    private(set) var required: UInt8 = 0

    mutating func add(_ allowed: [UInt8], of kind: CharacterClass?, isRequired: Bool) {
        let bit: UInt8 = kind.map { 1 << $0.rawValue } ?? 0
        characters += allowed
        bits += Array(repeating: bit, count: allowed.count)
        if isRequired { required |= bit }
    }
}
