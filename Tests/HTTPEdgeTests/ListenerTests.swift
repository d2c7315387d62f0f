import AWSTypes
import HTTPEdge
import Testing

@Suite("The listener", .serialized) struct ListenerTests {
    @Test("a request and its answer; the head comes as it was sent, repeated fields too") func simple() async throws {
        try await EdgeWorld.run { world in
            let answer: String = try await world.talk(
                [EdgeWorld.head("POST", "B: 2", "a: 1", "B: 3", "Content-Length: 5", "Connection: close") + "hello"])
            #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(answer.contains("X-Fields: Host,B,a,B,Content-Length,Connection\r\n"))
            #expect(answer.contains("Content-Length: 20\r\n"))
            #expect(answer.contains("\r\nDate: "))
            #expect(answer.hasSuffix("\r\n\r\nPOST 127.0.0.1 hello"))
        }
    }

    @Test("kept connections and pipelined requests are answered in order") func pipelined() async throws {
        try await EdgeWorld.run { world in
            let requests: String = (1...5).map { EdgeWorld.head("POST", "Content-Length: 2") + "r\($0)" }.joined()
            let answer: String = try await world.talk([requests, EdgeWorld.head("POST", "Content-Length: 4", "Connection: close") + "last"])
            let bodies: [String] = answer.split(separator: "POST 127.0.0.1 ").dropFirst().map { String($0.prefix(2)) }
            #expect(bodies == ["r1", "r2", "r3", "r4", "r5", "la"])
        }
    }

    @Test("all that came before the client ended is answered, in order, at once or late", arguments: [true, false])
    func pipelinedAndEnded(_ isLate: Bool) async throws {
        try await EdgeWorld.run(answering: isLate ? LateEcho() : Echo()) { world in
            let requests: String = (100..<400).map { EdgeWorld.head("POST", "Content-Length: 3") + "\($0)" }.joined()
            let answer: String = try await world.talk([requests], ends: true)
            let bodies: [Int?] = answer.split(separator: "POST 127.0.0.1 ").dropFirst().map { Int($0.prefix(3)) }
            #expect(bodies == Array(100..<400))
            #expect(!answer.contains("Connection: close"))
        }
    }

    @Test("what is no request is said to be none, after the answers to those before it", arguments: [true, false])
    func unreadable(_ isLate: Bool) async throws {
        try await EdgeWorld.run(answering: isLate ? LateEcho() : Echo()) { world in
            let answer: String = try await world.talk([EdgeWorld.head("POST", "Content-Length: 2") + "r1" + "garbage\r\n\r\n"])
            let parts: [Substring] = answer.split(separator: "POST 127.0.0.1 r1")
            #expect(parts.count == 2)
            #expect(parts.first?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
            #expect(parts.last?.hasPrefix("HTTP/1.1 400 Bad Request\r\n") == true)
            #expect(parts.last?.contains("\r\nDate: ") == true)
            #expect(parts.last?.contains("\r\nConnection: close\r\n") == true)
        }
    }

    @Test("fields too long, one or all, get 431") func longFields() async throws {
        try await EdgeWorld.run { world in
            let one: String = try await world.talk([
                "POST / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "y", count: 40_000))\r\n\r\n"
            ])
            #expect(one.hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
            let many: String = (0..<40).map { "X\($0): \(String(repeating: "y", count: 1000))\r\n" }.joined()
            let all: String = try await world.talk(["POST / HTTP/1.1\r\nHost: localhost\r\n\(many)\r\n"])
            #expect(all.hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
        }
    }

    @Test("who would speak another protocol is answered, and is told that this was the last answer", arguments: ["GET", "CONNECT"])
    func upgrade(_ method: String) async throws {
        try await EdgeWorld.run { world in
            let first: String = EdgeWorld.head(method, "Connection: Upgrade", "Upgrade: h2c")
            let answer: String = try await world.talk([first, String(repeating: "x", count: 100_000)])
            #expect(answer.hasPrefix("HTTP/1.1 "))
            #expect(answer.contains("\r\nConnection: close\r\n"))
        }
    }

    @Test("a head that is refused before its body is refused behind a late answer as well") func lateHead() async throws {
        try await EdgeWorld.run(answering: LateEcho()) { world in
            let refused: String = EdgeWorld.head("POST", "X-Refuse: 1", "Content-Length: 9")
            let answer: String = try await world.talk([EdgeWorld.head("POST", "Content-Length: 2") + "r1" + refused])
            #expect(answer.contains("POST 127.0.0.1 r1"))
            #expect(answer.contains("HTTP/1.1 403 "))
        }
    }

    @Test("large answers come whole to who has ended its side") func largeAnswers() async throws {
        try await EdgeWorld.run { world in
            let requests: String = (0..<8).map { _ in
                EdgeWorld.head("POST", "Content-Length: 900000") + String(repeating: "z", count: 900_000)
            }.joined()
            let answer: String = try await world.talk([requests], ends: true)
            #expect(answer.utf8.count { $0 == UInt8(ascii: "z") } == 8 * 900_000)
        }
    }

    @Test("a body in chunks") func chunked() async throws {
        try await EdgeWorld.run { world in
            let answer: String = try await world.talk(
                [EdgeWorld.head("POST", "Transfer-Encoding: chunked", "Connection: close"), "3\r\nabc\r\n", "2\r\nde\r\n0\r\n\r\n"])
            #expect(answer.hasSuffix("127.0.0.1 abcde"))
        }
    }

    @Test("100 Continue is answered before the body, and not to a head that is refused") func interim() async throws {
        try await EdgeWorld.run { world in
            let answer: String = try await world.talk(
                [EdgeWorld.head("POST", "Expect: 100-continue", "Content-Length: 1", "Connection: close"), "x"])
            #expect(answer.hasPrefix("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK"))
            let refused: String = try await world.talk([EdgeWorld.head("POST", "Expect: 100-continue", "Content-Length: 1", "X-Refuse: 1")])
            #expect(refused.hasPrefix("HTTP/1.1 403 "))
            #expect(refused.hasSuffix("refused"))
        }
    }

    @Test("HEAD has a length but no body") func head() async throws {
        try await EdgeWorld.run { world in
            let answer: String = try await world.talk([EdgeWorld.head("HEAD", "Connection: close")])
            #expect(answer.contains("Content-Length: 15\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("a body too large is refused by its length, unread, and by its size where it has none") func tooLarge() async throws {
        var limits: ListenerLimits = ListenerLimits()
        limits.body = 100
        try await EdgeWorld.run(limits) { world in
            let byLength: String = try await world.talk([EdgeWorld.head("POST", "Content-Length: 101")])
            #expect(byLength.hasPrefix("HTTP/1.1 413 "))
            #expect(byLength.contains("Connection: close"))
            let chunk: String = "64\r\n" + String(repeating: "x", count: 100) + "\r\n"
            let bySize: String = try await world.talk([EdgeWorld.head("POST", "Transfer-Encoding: chunked"), chunk, chunk])
            #expect(bySize.hasPrefix("HTTP/1.1 413 "))
            let fits: String = try await world.talk(
                [EdgeWorld.head("POST", "Content-Length: 100", "Connection: close") + String(repeating: "x", count: 100)])
            #expect(fits.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("all unfinished bodies together have a budget") func budget() async throws {
        var limits: ListenerLimits = ListenerLimits()
        limits.unfinishedBodies = 50
        try await EdgeWorld.run(limits) { world in
            let answer: String = try await world.talk([EdgeWorld.head("POST", "Content-Length: 60"), String(repeating: "x", count: 55)])
            #expect(answer.hasPrefix("HTTP/1.1 503 "))
            // What was taken is given back.
            let fits: String = try await world.talk(
                [EdgeWorld.head("POST", "Content-Length: 40", "Connection: close") + String(repeating: "x", count: 40)])
            #expect(fits.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("a client that is too slow is dropped: with its head, with its body, or idle") func slow() async throws {
        var limits: ListenerLimits = ListenerLimits()
        limits.headTime = .seconds(1)
        limits.bodyGrace = .seconds(1)
        limits.idleTime = .seconds(1)
        try await EdgeWorld.run(limits) { world in
            for pieces: [String] in [[], ["POST / HTTP/1.1\r\nHo"], [EdgeWorld.head("POST", "Content-Length: 10"), "x"]] {
                let answer: String = try await world.talk(pieces)
                #expect(answer.isEmpty)
            }
            let idle: String = try await world.talk([EdgeWorld.head("POST", "Content-Length: 1") + "x"])
            #expect(idle.hasSuffix("127.0.0.1 x"))
        }
    }

    @Test(
        "what is no request, or an ambiguous one, gets 400 or an end",
        arguments: [
            "garbage\r\n\r\n", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "y", count: 40_000))\r\n\r\n",
        ]) func malformed(_ text: String) async throws
    {
        try await EdgeWorld.run { world in
            let answer: String = try await world.talk([text])
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400 ") || answer.hasPrefix("HTTP/1.1 431 "), "\(answer.prefix(200))")
        }
    }

    @Test("many clients at once") func many() async throws {
        try await EdgeWorld.run { world in
            let good: Int = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number: Int in 0..<200 {
                    group.addTask {
                        try await world.talk([EdgeWorld.head("POST", "Content-Length: 3", "Connection: close") + "\(100 + number)"])
                            .hasSuffix("127.0.0.1 \(100 + number)")
                    }
                }
                return try await group.reduce(into: 0) { if $1 { $0 += 1 } }
            }
            #expect(good == 200)
        }
    }
}
