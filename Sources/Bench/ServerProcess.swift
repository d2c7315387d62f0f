import Foundation

/// A server that runs as a child of the benchmark, in a folder of its own.
final class ServerProcess {
    let port: Int
    private let process: Process

    /// Starts `executable` and waits until `path` answers 200. Returns how long that took, from exec on, in milliseconds.
    init(_ executable: String, _ arguments: (Int) -> [String], readyAt path: String = "/health", log: String? = nil) throws {
        port = try FreePort.take()
        let process: Process = Process()
        self.process = process
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments(port)
        process.standardOutput = FileHandle.nullDevice
        if let log {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
            process.standardError = FileHandle(forWritingAtPath: log)
        } else {
            process.standardError = FileHandle.nullDevice
        }
        let start: ContinuousClock.Instant = .now
        try ServerProcess.withSignals { try process.run() }
        while !Probe.answers200(port: port, path: path) {
            guard process.isRunning, ContinuousClock.now - start < .seconds(120) else {
                throw BenchError("the server did not start: \(executable)")
            }
            usleep(500)
        }
        startMilliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    }

    let startMilliseconds: Double

    /// Resident memory in bytes, as the kernel counts it.
    var residentBytes: Int {
        guard let status: Data = FileHandle(forReadingAtPath: "/proc/\(process.processIdentifier)/status")?.readDataToEndOfFile(),
            let line: Substring = String(decoding: status, as: UTF8.self).split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
            let kibibytes: Int = Int(line.split(separator: " ").dropFirst().first ?? "")
        else { return 0 }
        return kibibytes * 1024
    }

    /// Processor time that it has used so far, in its own code and in the kernel for it, in microseconds (proc(5), fields 14 and 15 of `stat`).
    var processorMicroseconds: Double {
        guard let stat: Data = FileHandle(forReadingAtPath: "/proc/\(process.processIdentifier)/stat")?.readDataToEndOfFile(),
            let rest: Substring = String(decoding: stat, as: UTF8.self).split(separator: ")").last
        else { return 0 }
        let fields: [Substring] = rest.split(separator: " ")
        guard fields.count > 12, let user: Double = Double(fields[11]), let system: Double = Double(fields[12]) else { return 0 }
        return (user + system) * 1_000_000 / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Asks it to end, and ends it if it has not after ten seconds.
    func stop() {
        process.terminate()
        let start: ContinuousClock.Instant = .now
        while process.isRunning, ContinuousClock.now - start < .seconds(10) { usleep(5000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    /// A child inherits which signals the thread that starts it has blocked, and Swift's own threads have blocked them all: a child that
    /// does not change that, such as Python, could not be ended.
    private static func withSignals(_ body: () throws -> Void) rethrows {
        var none: sigset_t = sigset_t()
        var before: sigset_t = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }
}

struct BenchError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
