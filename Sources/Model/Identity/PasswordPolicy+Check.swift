package import SecretMemory

extension PasswordPolicy {
    /// What holds for accounts that have set none (IAM user guide, *Setting an account password policy*): eight characters of three kinds.
    private static let usualLength: Int = 8
    private static let usualKinds: Int = 3

    /// What is wrong with a password; empty if nothing is.
    package func faults(of password: SecretBytes) -> [String] {
        let kinds: Kinds = Kinds(of: password)
        var faults: [String] = []
        if kinds.count < minimumLength { faults.append("Password should have a minimum length of \(minimumLength)") }
        if requireUppercase, !kinds.hasUppercase { faults.append("Password should have at least one uppercase letter") }
        if requireLowercase, !kinds.hasLowercase { faults.append("Password should have at least one lowercase letter") }
        if requireNumbers, !kinds.hasNumber { faults.append("Password should have at least one number") }
        if requireSymbols, !kinds.hasSymbol { faults.append("Password should have at least one symbol") }
        return faults
    }

    /// The same, for an account without a policy.
    package static func usualFaults(of password: SecretBytes) -> [String] {
        let kinds: Kinds = Kinds(of: password)
        var faults: [String] = []
        if kinds.count < usualLength { faults.append("Password should have a minimum length of \(usualLength)") }
        if [kinds.hasUppercase, kinds.hasLowercase, kinds.hasNumber, kinds.hasSymbol].count(where: { $0 }) < usualKinds {
            faults.append("Password should have at least three of: uppercase letters, lowercase letters, numbers, symbols")
        }
        return faults
    }

    /// What a password consists of.
    private struct Kinds {
        /// Characters, not bytes.
        private(set) var count: Int = 0
        private(set) var hasUppercase: Bool = false
        private(set) var hasLowercase: Bool = false
        private(set) var hasNumber: Bool = false
        private(set) var hasSymbol: Bool = false

        private static let symbols: Set<UInt8> = Set("!@#$%^&*()_+-=[]{}|'".utf8)

        init(of password: SecretBytes) {
            password.exposed { bytes in
                for byte: UInt8 in bytes {
                    if byte & 0xC0 != 0x80 { count += 1 }
                    switch byte {
                    case UInt8(ascii: "A")...UInt8(ascii: "Z"): hasUppercase = true
                    case UInt8(ascii: "a")...UInt8(ascii: "z"): hasLowercase = true
                    case UInt8(ascii: "0")...UInt8(ascii: "9"): hasNumber = true
                    default: if Kinds.symbols.contains(byte) { hasSymbol = true }
                    }
                }
            }
        }
    }
}
