import Logging

extension Settings {
    /// Logs to standard error, a line each, by way of `lines`.
    func makeLogger(_ lines: LineLog) -> Logger {
        let format: LogFormat = logFormat
        var logger: Logger = Logger(label: "strongroom") { _ in
            switch format {
            case .text: TextLogHandler(lines: lines)
            case .json: JSONLogHandler(lines: lines)
            }
        }
        logger.logLevel = .info
        return logger
    }
}
