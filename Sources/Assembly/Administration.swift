import AWSTypes
import Control
package import Foundation
import Logging
import Service

/// Has the server that owns a data directory carry out an order, or, when none runs, does it here, holding the directory's lock.
package enum Administration {
    package struct Answer: Sendable {
        package let isSuccess: Bool
        /// A JSON object.
        package let body: Data
    }

    package static func order(_ name: String, _ input: [String: String], settings: Settings) async throws -> Answer {
        let body: Data = try JSONSerialization.data(withJSONObject: input)
        let socket: String = DataDirectory.controlSocket(for: settings.dataDirectory)
        if let answer: ControlAnswer = try ControlClient.ask(name, Array(body), at: socket) {
            return Answer(isSuccess: answer.status == 200, body: Data(answer.body))
        }
        guard FileManager.default.fileExists(atPath: settings.dataDirectory + "/store.sqlite") else {
            throw AssemblyError("there is no data directory at \(settings.dataDirectory); start the server there first")
        }
        let lines: LineLog = LineLog()
        var settings: Settings = settings
        settings.isDevelopment = DataDirectory.isDevelopment(settings.dataDirectory)
        var log: Logger = settings.makeLogger(lines)
        log.logLevel = .warning
        let parts: Parts = try await Parts.make(
            settings, log: log, requests: SilentRequests(), clock: SystemClock(), randomness: SystemRandomness())
        let answer: Response = await parts.gateway.obey(name, Array(body), home: settings.accountID)
        try await parts.close()
        lines.flush()
        return Answer(isSuccess: answer.status == 200, body: Data(answer.body))
    }
}

/// For a command that is no server.
private struct SilentRequests: RequestLog {
    func write(_ line: RequestLine) {}
}
