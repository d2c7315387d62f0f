import Foundation
import TestWorld
import Testing

/// Wire behaviour, as the files under `Transcripts` tell it.
@Suite("Transcripts") struct TranscriptTests {
    @Test("every story goes as it is written", arguments: try Story.all())
    func story(_ story: Story) async throws {
        let world: World = try await World()
        for failure: String in try await story.transcript.play(in: world) { Issue.record("\(story.file), \(failure)") }
    }

    @Test("there are stories") func present() throws { #expect(try Story.all().count > 50) }

    @Test("a difference is told with line, place, expectation and fact")
    func difference() async throws {
        let transcripts: [Transcript] = try Transcript.read(
            """
            # A story that is not true
            > secretsmanager.DescribeSecret {"SecretId": "none"}
            < 404 {"__type": "ResourceNotFoundException", "Extra": 1}
            > secretsmanager.DescribeSecret {"SecretId": "none"}
            """)
        let failures: [String] = try await #require(transcripts.first).play(in: try await World())
        #expect(
            failures == [
                "line 3: the status should be 404 but is 400", "line 3: `Extra` is absent but should be 1",
                "line 3: `Message` should be absent but is \"Secrets Manager can't find the specified secret.\"",
                "line 4: refused with 400 {\"Message\": \"Secrets Manager can't find the specified secret.\", \"__type\": \"ResourceNotFoundException\"}",
            ])
    }

    @Test(
        "a hole takes only its kind, and remembers",
        arguments: [
            ("<uuid>", "0f8fad5b-d9cb-469f-a165-70867728950e", true), ("<uuid>", "0f8fad5b", false), ("<arn>", "arn:aws:x", true),
            ("<arn>", "name", false), ("on <arn>, then", "on arn:a:b, then", true), ("<x=token>/<x>", "ab/ab", true),
            ("<x=token>/<x>", "ab/ac", false), ("<any>", "", true), ("<typo>", "text", false), ("a<any>", "b", false),
        ] as [(String, String, Bool)])
    func hole(_ expected: String, _ actual: String, _ matches: Bool) {
        var template: Template = Template(now: World.start)
        #expect(template.differences(of: .text(actual), from: .text(expected)).isEmpty == matches)
    }
}

/// One transcript of one file.
struct Story: Sendable, CustomTestStringConvertible {
    let file: String
    let transcript: Transcript
    var testDescription: String { "\(file): \(transcript.title)" }

    static func all(beside path: String = #filePath) throws -> [Story] {
        let folder: URL = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("Transcripts")
        let files: [URL] = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }.flatMap { file in
            let text: String = try String(contentsOf: file, encoding: .utf8)
            do {
                return try Transcript.read(text).map { Story(file: file.lastPathComponent, transcript: $0) }
            } catch {
                throw UnreadableFile(description: "\(file.lastPathComponent), \(error)")
            }
        }
    }
}

struct UnreadableFile: Error, CustomStringConvertible {
    let description: String
}
