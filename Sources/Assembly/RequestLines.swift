import AWSTypes
import Service
import Wire

/// Request lines on standard error, made from bytes: through a logger's dictionaries each would cost more than its signature.
struct RequestLines: RequestLog {
    let lines: LineLog
    let format: Settings.LogFormat

    func write(_ line: RequestLine) {
        switch format {
        case .text: lines.append(RequestLines.text(line), isUrgent: false)
        case .json: lines.append(RequestLines.json(line), isUrgent: false)
        }
    }

    /// `2026-11-23T10:00:00Z info request caller=… from=127.0.0.1 id=… ms=1 operation=sts.GetCallerIdentity outcome=ok`.
    private static func text(_ line: RequestLine) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        bytes.append(contentsOf: line.time.iso8601.utf8)
        bytes.append(contentsOf: " info request caller=".utf8)
        bytes.append(contentsOf: TextLogHandler.shown(line.caller ?? "-").utf8)
        bytes.append(contentsOf: " from=".utf8)
        bytes.append(contentsOf: line.source.utf8)
        bytes.append(contentsOf: " id=".utf8)
        bytes.append(contentsOf: line.requestID.utf8)
        bytes.append(contentsOf: " ms=".utf8)
        bytes.append(contentsOf: String(line.milliseconds).utf8)
        bytes.append(contentsOf: " operation=".utf8)
        bytes.append(contentsOf: line.service.utf8)
        bytes.append(UInt8(ascii: "."))
        bytes.append(contentsOf: line.operation.utf8)
        bytes.append(contentsOf: " outcome=".utf8)
        bytes.append(contentsOf: line.outcome.utf8)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private static func json(_ line: RequestLine) -> [UInt8] {
        var writer: JSONWriter = JSONWriter(capacity: 320)
        writer.object { out in
            out.member("time", line.time.iso8601)
            out.member("level", "info")
            out.member("message", "request")
            out.member("caller", line.caller)
            out.member("from", line.source)
            out.member("id", line.requestID)
            out.member("ms", Int(line.milliseconds))
            out.member("operation", "\(line.service).\(line.operation)")
            out.member("outcome", line.outcome)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}
