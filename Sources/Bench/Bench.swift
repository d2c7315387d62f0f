import ArgumentParser
import Foundation
import LoopExecutor

/// `scripts/bench` runs this; it measures a release build of the server from outside.
@main
struct Bench: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "Measures the server from outside.", subcommands: [RunCommand.self, BareCommand.self], defaultSubcommand: RunCommand.self)
}

struct BareCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "bare", abstract: "The bare handler that the server is compared with.")

    @Option var port: Int

    func run() throws {
        // As the server does.
        guard LoopExecutor.install() else { throw BenchError("the event loops cannot run tasks") }
        let port: Int = port
        Task {
            try await BareServer.run(port: port)
            Foundation.exit(0)
        }
        while true { pause() }
    }
}

struct RunCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        commandName: "run", abstract: "Run the scenarios and write the report.")

    @Option(help: "The server's executable")
    var strongroom: String

    @Option(help: "Seconds for each timed run")
    var seconds: Double = 5

    @Option(help: "Secrets for the start, memory and list scenarios")
    var secrets: Int = 100_000

    @Option(help: "Secrets for the large store; 0 leaves it out")
    var large: Int = 0

    @Option(help: "Where to write the report as Markdown; without it, only to standard output")
    var report: String?

    @Flag(help: "Fail if a gate is not passed")
    var gates: Bool = false

    func run() throws {
        let command: RunCommand = self
        Task {
            do {
                Foundation.exit(try await command.measure() ? 0 : 1)
            } catch {
                FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
                Foundation.exit(1)
            }
        }
        while true { pause() }
    }

    /// False if a gate was to be passed and was not.
    private func measure() async throws -> Bool {
        let folder: String = NSTemporaryDirectory() + "strongroom-bench-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scenarios: Scenarios = Scenarios(
            strongroom: strongroom, bench: CommandLine.arguments[0], folder: folder, seconds: seconds,
            log: { FileHandle.standardError.write(Data(($0 + "\n").utf8)) })
        let measurements: [Measurement] = try await Suite(scenarios: scenarios, secrets: secrets, large: large).run()
        let text: String = Report(measurements: measurements, command: CommandLine.arguments.dropFirst().joined(separator: " ")).text
        print(text)
        if let report { try text.write(toFile: report, atomically: true, encoding: .utf8) }
        return !gates || !measurements.contains { $0.passes == false }
    }
}
