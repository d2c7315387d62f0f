package import Logging
package import Service
import Synchronization

/// Keeps the lines of the log, so that a test can look for what must not be there.
package final class LogBook: RequestLog {
    private let kept: Mutex<[String]> = Mutex([])

    package init() {}

    package var lines: [String] { kept.withLock { $0 } }

    package var logger: Logger {
        var logger: Logger = Logger(label: "world") { _ in KeepingHandler(book: self) }
        logger.logLevel = .trace
        return logger
    }

    package func write(_ line: RequestLine) { keep("info request \(line)") }

    fileprivate func keep(_ line: String) { kept.withLock { $0.append(line) } }
}

private struct KeepingHandler: LogHandler {
    let book: LogBook
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .trace

    init(book: LogBook) { self.book = book }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { book.keep("\(event.level) \(event.message) \(event.metadata ?? [:])") }
}
