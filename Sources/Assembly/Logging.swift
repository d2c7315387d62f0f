import Foundation
package import Logging

extension Settings {
    /// Logs to standard error, a line each.
    package func makeLogger() -> Logger {
        let format: LogFormat = logFormat
        var logger: Logger = Logger(label: "strongroom") { label in
            switch format {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLogHandler()
            }
        }
        logger.logLevel = .info
        return logger
    }
}
