import AWSTypes
import PolicyEngine
import Service
import Wire

/// The condition keys that policies speak of. (IAM API reference, *GetContextKeysForCustomPolicy*.)
struct GetContextKeysForCustomPolicy: Operation {
    let policyInputList: [PolicyDocumentText]

    static let isReadOnly: Bool = true

    var auditFields: AuditFields { AuditFields() }

    func target(in call: Call) async throws -> Found<Void> { .found(()) }
    func access(to target: Found<Void>, in call: Call) -> [Access] { [Access(call.action, on: "*", owner: call.account)] }

    func run(on target: Void, in call: Call) async throws -> ContextKeys {
        ContextKeys(try policyInputList.map { try PolicyDocument.readable($0.text) })
    }
}

/// `ContextKeyNames`, each once.
struct ContextKeys: WireEncodable {
    private let names: [String]

    init(_ documents: [PolicyDocument]) {
        var known: Set<String> = []
        names = documents.flatMap { $0.contextKeys() }.map(\.description).filter { known.insert($0).inserted }
    }

    func encode(to out: inout some WireObject) { out.list("ContextKeyNames", names) }
}

extension PolicyDocument {
    /// A policy of any kind.
    static func readable(_ text: String) throws(AWSError) -> PolicyDocument {
        do throws(PolicySyntaxError) {
            return try parse(text, as: .identity)
        } catch {
            if case .prohibitedElement = error.fault, let document: PolicyDocument = try? parse(text, as: .resource) { return document }
            throw AWSError("InvalidInput", "The policy is invalid: \(error)")
        }
    }
}
