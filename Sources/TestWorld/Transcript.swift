package import AWSTypes

/// A story in requests and answers that anyone who knows AWS can read. Each begins with its title and plays in a world of its own.
///
///     # A denied read names the caller, the action and the resource
///     as: user/mallory
///     > secretsmanager.GetSecretValue {"SecretId": "db/password"}
///     < 400 {"__type": "AccessDeniedException", "Message": "User: <arn> is not authorized to perform: …"}
///
/// `as:` and `region:` hold until the next one; `clock: +7d` sets the clock forward (`s`, `m`, `h`, `d`); `chores:` lets the server do what it
/// does by itself. An indented line continues the one before; a line that begins with `//` is a remark. For placeholders see ``Template``.
package struct Transcript: Sendable {
    package enum Step: Sendable {
        case person(String)
        case region(Region)
        case clock(Interval)
        case chores
        case request(operation: String, input: JSON)
        /// Nil for an empty body.
        case answer(status: Int, body: JSON?)
    }

    package let title: String
    /// With the number of the line where each begins.
    package private(set) var steps: [(line: Int, step: Step)] = []

    /// Reads a file's transcripts.
    package static func read(_ text: String) throws(TranscriptFault) -> [Transcript] {
        var transcripts: [Transcript] = []
        for (line, text) in logicalLines(of: text) {
            if text.hasPrefix("# ") {
                transcripts.append(Transcript(title: String(text.dropFirst(2))))
                continue
            }
            guard let last: Int = transcripts.indices.last else { throw TranscriptFault(line: line, reason: "a title is missing") }
            transcripts[last].steps.append((line, try Step(text, line: line)))
        }
        return transcripts
    }

    private init(title: String) { self.title = title }

    /// Remarks and empty lines left out, continued lines put together.
    private static func logicalLines(of text: String) -> [(line: Int, text: String)] {
        var lines: [(line: Int, text: String)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("//") || line.allSatisfy(\.isWhitespace) { continue }
            if line.first?.isWhitespace == true, let last: Int = lines.indices.last {
                lines[last].text += " " + line.drop(while: \.isWhitespace)
            } else {
                lines.append((index + 1, String(line)))
            }
        }
        return lines
    }
}

/// A transcript that cannot be read.
package struct TranscriptFault: Error, CustomStringConvertible {
    package let line: Int
    package let reason: String
    package var description: String { "line \(line): \(reason)" }
}

extension Transcript.Step {
    fileprivate init(_ text: String, line: Int) throws(TranscriptFault) {
        let words: [Substring] = text.split(separator: " ", maxSplits: 2)
        let rest: String = words.count < 2 ? "" : text.dropFirst(words[0].count).trimmed
        switch words.first {
        case "as:": self = .person(rest)
        case "region:": self = .region(Region(rest))
        case "chores:": self = .chores
        case "clock:":
            guard rest.hasPrefix("+"), let interval: Interval = Interval(reading: rest.dropFirst()) else {
                throw TranscriptFault(line: line, reason: "`clock: \(rest)` is not like `clock: +7d`")
            }
            self = .clock(interval)
        case ">":
            guard words.count >= 2 else { throw TranscriptFault(line: line, reason: "an operation is missing") }
            self = .request(operation: String(words[1]), input: try Self.json(words.dropFirst(2).first ?? "{}", line))
        case "<":
            guard words.count >= 2, let status: Int = Int(words[1]) else {
                throw TranscriptFault(line: line, reason: "a status is missing")
            }
            self = .answer(
                status: status, body: try words.dropFirst(2).first.map { text throws(TranscriptFault) in try Self.json(text, line) })
        default: throw TranscriptFault(line: line, reason: "no such step: \(text)")
        }
    }

    private static func json(_ text: Substring, _ line: Int) throws(TranscriptFault) -> JSON {
        do throws(JSONFault) { return try JSON(reading: String(text)) } catch {
            throw TranscriptFault(line: line, reason: error.description)
        }
    }
}

extension Interval {
    /// Reads `90s`, `15m`, `24h` or `7d`.
    init?(reading text: some StringProtocol) {
        guard let count: Int64 = Int64(text.dropLast()) else { return nil }
        switch text.last {
        case "s": self = .seconds(count)
        case "m": self = .minutes(count)
        case "h": self = .hours(count)
        case "d": self = .days(count)
        default: return nil
        }
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        let start: SubSequence = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
