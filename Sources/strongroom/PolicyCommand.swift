import ArgumentParser
import Foundation
import PolicyEngine

/// Policies as code: checks for people's own tests, without a server.
struct PolicyCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "policy", abstract: "Check and evaluate policies, offline.",
        subcommands: [PolicyValidateCommand.self, PolicyEvaluateCommand.self])
}

struct PolicyValidateCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "validate", abstract: "Check policy documents; exit status 1 if one has an error.")

    @Argument(help: "Files with a policy document each", completion: .file())
    var files: [String]

    @Option(help: "What the documents are for: \(PolicyKindName.allCases.map(\.rawValue).joined(separator: ", "))")
    var type: PolicyKindName = .identity

    func run() async throws {
        var hasError: Bool = false
        for file: String in files {
            guard let data: Data = FileManager.default.contents(atPath: file) else { throw ValidationError("\(file) cannot be read") }
            let findings: [PolicyReview.Finding] = PolicyReview.findings(in: Array(data), as: type.role)
            for finding: PolicyReview.Finding in findings { print("\(file): \(finding.severity.rawValue): \(shown(finding))") }
            if findings.isEmpty { print("\(file): sound") }
            hasError = hasError || findings.contains { $0.severity == .error }
        }
        if hasError { throw ExitCode(1) }
    }
}

/// How the command line names what a document is for.
enum PolicyKindName: String, CaseIterable, ExpressibleByArgument {
    case identity
    case resource
    case trust
    case session
    case boundary
    case serviceControl = "service-control"

    var role: PolicyRole {
        switch self {
        case .identity: .identity
        case .resource: .resource
        case .trust: .trust
        case .session: .session
        case .boundary: .boundary
        case .serviceControl: .serviceControl
        }
    }
}

struct PolicyEvaluateCommand: AsyncParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Evaluate cases: one JSON object a line on standard input, one verdict a line on standard output.",
        discussion: """
            {"name", "principal" (an ARN, a service principal or "*"), "action", "resource", "resourceAccount", "context": {key: value or [values]},
             "identityPolicies": [document…], "permissionsBoundaries": […], "sessionPolicies": […], "resourcePolicy": document,
             "serviceControlPolicies": [[document… of one level]…]}; all but the first four may be left out.
            → {"name", "decision": "allowed" | "explicitDeny" | "implicitDeny", "decidedBy": [{"policy", "statement", "sid"}…], "reason"}
            A case that cannot be read gets {"name", "error"}, and the exit status is then 2.
            """)

    @Flag(help: "Cases are JSON lines. (The only form there is.)")
    var jsonl: Bool = false

    func run() async throws {
        var isSound: Bool = true
        // Bytes as they are: what is not UTF-8 is an error of its case.
        var lines: LineReader = LineReader(.standardInput)
        while let line: [UInt8] = try lines.next() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
            let answer: PolicyCase.Answer = PolicyCase.answer(line)
            FileHandle.standardOutput.write(Data(answer.json + [UInt8(ascii: "\n")]))
            isSound = isSound && answer.isSound
        }
        if !isSound { throw ExitCode(2) }
    }
}
