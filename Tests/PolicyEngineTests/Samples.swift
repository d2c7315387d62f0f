import Testing

@testable import PolicyEngine

/// A document of version 2012-10-17 with these statements (each `{…}`, separated by commas).
func document(_ statements: String) -> String { #"{"Version":"2012-10-17","Statement":["# + statements + "]}" }

/// An otherwise sound statement of a resource policy with these members added.
func resourceStatement(_ members: String) -> String {
    document(#"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*","# + members + "}")
}

/// A resource policy for these principals.
func trusting(_ principals: String) -> String { resourceStatement(#""Principal":"# + principals) }

/// An identity policy that allows these actions.
func allowing(_ actions: String) -> String { document(#"{"Effect":"Allow","Resource":"*","Action":"# + actions + "}") }

/// An identity policy about these resources.
func about(_ resources: String) -> String { document(#"{"Effect":"Allow","Action":"*","Resource":"# + resources + "}") }

/// An identity policy whose only statement has this condition.
func conditional(_ condition: String) -> String {
    document(#"{"Effect":"Allow","Action":"*","Resource":"*","Condition":"# + condition + "}")
}

/// A row of a table of documents that must be accepted.
struct Sound: CustomTestStringConvertible, Sendable {
    let name: String
    let role: PolicyRole
    let text: String

    init(_ name: String, _ role: PolicyRole, _ text: String) {
        self.name = name
        self.role = role
        self.text = text
    }

    var testDescription: String { name }
}

/// A row of a table of documents that must be refused, and where.
struct Unsound: CustomTestStringConvertible, Sendable {
    let name: String
    let role: PolicyRole
    let text: String
    let place: String
    let fault: PolicyFault

    init(_ name: String, _ role: PolicyRole, _ text: String, at place: String, _ fault: PolicyFault) {
        self.name = name
        self.role = role
        self.text = text
        self.place = place
        self.fault = fault
    }

    var testDescription: String { name }
}

/// The fault of `text`, or nil if it is sound.
func fault(in text: String, as role: PolicyRole) -> PolicySyntaxError? {
    do throws(PolicySyntaxError) {
        _ = try PolicyDocument.parse(text, as: role)
        return nil
    } catch {
        return error
    }
}

/// SplitMix64 (S. Vigna): enough to make the same documents in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word: UInt64 = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
