import ArgumentParser
import Foundation

/// Feeds parsers with damaged inputs. Meant to run as a child with bounded memory: `Tests/Mutations/mutations.py`.
@main
struct Mutations: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(
        abstract: "Feed a parser with damaged inputs.", subcommands: [ListCommand.self, RunCommand.self, ShowCommand.self])

    static func subjects() throws -> [any Subject] { try Parsers.all() + Traps.all }

    static func subject(named name: String) throws -> any Subject {
        guard let subject: any Subject = try subjects().first(where: { $0.name == name }) else {
            throw ValidationError("there is no parser `\(name)`")
        }
        return subject
    }
}

/// Prints the parsers' names.
struct ListCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "list")

    func run() throws { for subject: any Subject in try Mutations.subjects() { print(subject.name) } }
}

struct RunCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "run")

    /// Processor time that one input may take, in milliseconds.
    private static let limit: Double = 100

    @Option var parser: String
    @Option var count: UInt64 = 200_000
    @Option var seed: UInt64 = 1
    @Option(help: "A file that holds the number of the input that is being fed")
    var progress: String

    func run() throws {
        let subject: any Subject = try Mutations.subject(named: parser)
        let mutator: Mutator = Mutator(corpus: subject.corpus, fragments: subject.fragments)
        let file: Int32 = open(progress, O_CREAT | O_RDWR | O_TRUNC, 0o600)
        guard file >= 0 else { throw ValidationError("\(progress) cannot be written") }
        var taken: Int = 0
        var slowest: (milliseconds: Double, index: UInt64) = (0, 0)
        for index: UInt64 in 0..<count {
            withUnsafeBytes(of: index) { _ = pwrite(file, $0.baseAddress, $0.count, 0) }
            let input: [UInt8] = mutator.input(index, seed: seed)
            let start: Double = RunCommand.processorMilliseconds
            if subject.feed(input) { taken += 1 }
            let took: Double = RunCommand.processorMilliseconds - start
            if took > slowest.milliseconds { slowest = (took, index) }
            guard took <= RunCommand.limit else {
                print("\(parser): input \(index) of seed \(seed) took \(Int(took)) ms")
                throw ExitCode(3)
            }
        }
        let figure: String = String(format: "%.2f", slowest.milliseconds)
        print("\(parser): \(count) inputs, \(taken) accepted, \(Int(count) - taken) refused, slowest \(figure) ms (input \(slowest.index))")
    }

    private static var processorMilliseconds: Double {
        var time: timespec = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}

/// Prints an input, so that a mistake can be looked at.
struct ShowCommand: ParsableCommand {
    static let configuration: CommandConfiguration = CommandConfiguration(commandName: "show")

    @Option var parser: String
    @Option var seed: UInt64 = 1
    @Option var index: UInt64

    func run() throws {
        let subject: any Subject = try Mutations.subject(named: parser)
        FileHandle.standardOutput.write(Data(Mutator(corpus: subject.corpus, fragments: subject.fragments).input(index, seed: seed)))
    }
}
