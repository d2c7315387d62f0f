package import AWSTypes

/// Which dialect a request speaks: how scalars are written, and what an error is called.
package enum WireProtocol: Sendable {
    /// AWS JSON 1.1.
    case json
    /// AWS Query: every scalar is text.
    case query
}

/// Turns a document into a request's input, a type with synthesised `Decodable`.
///
/// A property `secretId` is the member `SecretId`; `CodingKeys` name what differs by more than the first letter. Unknown members are
/// ignored, a `null` member is absent.
package struct WireDecoder: Sendable {
    let document: WireDocument
    let wireProtocol: WireProtocol
    let showsValues: Bool

    /// - Parameter showsValues: Whether a constraint error repeats the value that breaks it. IAM never does.
    package init(_ document: WireDocument, protocol wireProtocol: WireProtocol = .json, showsValues: Bool = true) {
        self.document = document
        self.wireProtocol = wireProtocol
        self.showsValues = showsValues
    }

    /// Throws a serialization error (`MalformedInput` for Query) at the first value of a wrong type, and otherwise one validation
    /// error that names every broken constraint in the order of the members. Neither holds a sensitive value.
    package func decode<Input: Decodable>(_ type: Input.Type) throws(AWSError) -> Input {
        let decoding: Decoding = Decoding(self)
        do {
            let input: Input = try Input(from: NodeDecoder(decoding: decoding, node: 0))
            if let error: AWSError = decoding.violations.error(for: wireProtocol) { throw error }
            return input
        } catch let error as AWSError {
            throw error
        } catch {
            // A type of ours that refuses what it was given, such as an enumeration without constraints.
            throw decoding.violations.error(for: wireProtocol) ?? decoding.mismatch("The request holds a value that cannot be read.")
        }
    }
}

/// What one decoding knows and has found out.
final class Decoding {
    let document: WireDocument
    let wireProtocol: WireProtocol
    let showsValues: Bool
    private(set) var violations: Violations = Violations()
    /// The lists and maps whose items have been reported: one report speaks of all of them.
    private var reportedCollections: Set<Int> = []

    init(_ decoder: WireDecoder) {
        document = decoder.document
        wireProtocol = decoder.wireProtocol
        showsValues = decoder.showsValues
    }

    /// A value of a wrong type, in the words of the protocol's error.
    func mismatch(_ message: String) -> AWSError {
        switch wireProtocol {
        case .json: .serialization(message)
        case .query: .malformedInput(message)
        }
    }

    /// A required member of `parent` is not there.
    func noteMissing(_ property: String, of parent: Int) throws(AWSError) {
        let path: String = [document.path(to: parent), property.lowerCamel].filter { !$0.isEmpty }.joined(separator: ".")
        try note("Value null at '\(path)' failed to satisfy constraint: Member must not be null")
    }

    /// `value` breaks `failures`, some of `constraints`. A value that is the item of a list, or in a map, is reported with its neighbours.
    func note(_ failures: [String], of constraints: @autoclosure () -> [String], at value: NodeDecoder, isSensitive: Bool) throws(AWSError)
    {
        guard !failures.isEmpty else { return }
        switch value.place {
        case .member:
            for failure: String in failures { try note(failure, at: value.node, isSensitive: isSensitive) }
        case .item(let list):
            guard reportedCollections.insert(list).inserted else { return }
            try note("Member must satisfy constraint: [\(constraints().joined(separator: ", "))]", at: list, isSensitive: isSensitive)
        case .entry(let map):
            guard reportedCollections.insert(map).inserted else { return }
            try note("Map value must satisfy constraint: [\(constraints().joined(separator: ", "))]", at: map, isSensitive: isSensitive)
        }
    }

    func note(_ failure: String, at node: Int, isSensitive: Bool) throws(AWSError) {
        let value: String = showsValues && !isSensitive ? " '\(document.printed(node))'" : ""
        try note("Value\(value) at '\(document.path(to: node))' failed to satisfy constraint: \(failure)")
    }

    private func note(_ violation: String) throws(AWSError) {
        violations.append(violation)
        if violations.isFull, let error: AWSError = violations.error(for: wireProtocol) { throw error }
    }
}
