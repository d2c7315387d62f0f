import AWSTypes
import Foundation
import Logging
import Synchronization

/// Where log lines gather before they go to standard error: one write for many lines, off the event loops, at the latest a moment later.
/// Warnings and worse are on their way at once.
///
/// Whoever reads the log may stop, or be gone: then lines are lost, and nothing else is.
package final class LineLog: Sendable {
    private struct State {
        var bytes: [UInt8] = []
        var isScheduled: Bool = false
        /// Lines that found no room.
        var lost: Int = 0
    }

    private static let patience: DispatchTimeInterval = .milliseconds(100)
    /// Bytes that may wait for a reader.
    private static let room: Int = 4 << 20

    private let state: Mutex<State> = Mutex(State())
    private let queue: DispatchQueue = DispatchQueue(label: "strongroom.log")
    private let descriptor: Int32

    package init(descriptor: Int32 = STDERR_FILENO) { self.descriptor = descriptor }

    func append(_ line: [UInt8], isUrgent: Bool) {
        let mustSchedule: Bool = state.withLock { state in
            guard state.bytes.count + line.count <= LineLog.room else {
                state.lost += 1
                return false
            }
            if state.lost > 0 {
                state.bytes += Array("(\(state.lost) lines were lost)\n".utf8)
                state.lost = 0
            }
            state.bytes += line
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if isUrgent {
            queue.async { self.flush() }
        } else if mustSchedule {
            queue.asyncAfter(deadline: .now() + LineLog.patience) { self.flush() }
        }
    }

    /// Writes what has gathered. For a clean end, too.
    package func flush() {
        let bytes: [UInt8] = state.withLock { state in
            defer {
                state.bytes = []
                state.isScheduled = false
            }
            return state.bytes
        }
        bytes.withUnsafeBytes { buffer in
            var rest: UnsafeRawBufferPointer = buffer
            while !rest.isEmpty {
                let count: Int = write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                // A full disk, a pipe that nobody reads any more: there is nowhere to say so.
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}

/// `2026-11-23T10:00:00Z info request id=… operation=…`: a line of text for people.
struct TextLogHandler: LogHandler {
    let lines: LineLog
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line: String = "\(SystemClock().now().iso8601) \(event.level) \(event.message)"
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { _, own in own }).sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(TextLogHandler.shown("\(value)"))"
        }
        line += "\n"
        lines.append(Array(line.utf8), isUrgent: event.level >= .warning)
    }

    /// Foreign text must not make lines or colours of its own.
    static func shown(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || $0 >= 0x80 || $0 == UInt8(ascii: "\"") }) else { return text }
        return "\"" + text.unicodeScalars.map { $0.value == 0x20 ? " " : $0.escaped(asASCII: true) }.joined() + "\""
    }
}
