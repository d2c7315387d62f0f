import AWSTypes
import Foundation
import NIOCore
import NIOPosix

/// What is measured, one function each. Every answer is checked; one that is wrong ends the benchmark.
struct Scenarios {
    let strongroom: String
    let bench: String
    let folder: String
    /// Seconds for each timed run.
    let seconds: Double
    let log: @Sendable (String) -> Void

    static let connections: Int = 32

    var data: String { folder + "/data" }

    func start() throws -> ServerProcess {
        try ServerProcess(
            strongroom, { ["serve", "--data", data, "--listen", "127.0.0.1:\($0)"] }, log: folder + "/server.log")
    }

    func requests(_ server: ServerProcess) throws -> SignedRequests {
        let file: String = try String(contentsOfFile: data + ".credentials", encoding: .utf8)
        let words: [String] = file.split(whereSeparator: { $0 == "\n" || $0 == "=" }).map { $0.trimmingCharacters(in: .whitespaces) }
        guard words.count == 5 else { throw BenchError("no credentials beside \(data)") }
        return SignedRequests(
            accessKeyID: words[2], secret: words[4], port: server.port,
            at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    func load(_ port: Int, _ exchanges: [LoadGenerator.Exchange], until end: LoadGenerator.End) async throws -> LoadGenerator.Result {
        let loop: any EventLoop = MultiThreadedEventLoopGroup.singleton.next()
        let result: LoadGenerator.Result = try await LoadGenerator(port: port, connections: Scenarios.connections, loop: loop).run(
            exchanges, until: end)
        if let fault: String = result.fault { throw BenchError("a wrong answer:\n\(fault)") }
        return result
    }

    /// A value of 1 KiB that names its secret.
    static func value(_ number: Int) -> String { "value-\(number)-" + String(repeating: "x", count: 1024 - 7 - String(number).count) }

    /// Makes secrets `s<from>` to `s<to - 1>`, in portions that are signed as they go.
    func create(_ range: Range<Int>, on server: ServerProcess) async throws -> LoadGenerator.Result {
        var total: LoadGenerator.Result = LoadGenerator.Result()
        for start: Int in stride(from: range.lowerBound, to: range.upperBound, by: 20_000) {
            let requests: SignedRequests = try requests(server)
            let exchanges: [LoadGenerator.Exchange] = (start..<min(start + 20_000, range.upperBound)).map { number in
                LoadGenerator.Exchange(
                    request: requests.request(
                        "CreateSecret",
                        #"{"Name":"s\#(number)","ClientRequestToken":"\#(UUID().uuidString)","SecretString":"\#(Self.value(number))"}"#),
                    expected: Array("\"s\(number)\"".utf8))
            }
            let result: LoadGenerator.Result = try await load(server.port, exchanges, until: .afterAll)
            total.answers += result.answers
            total.seconds += result.seconds
            total.latencies += result.latencies
            if range.count > 20_000 { log("  \(start + exchanges.count - range.lowerBound) of \(range.count) secrets made") }
        }
        return total
    }

    func reads(_ numbers: some Sequence<Int>, on server: ServerProcess) throws -> [LoadGenerator.Exchange] {
        let requests: SignedRequests = try requests(server)
        return numbers.map { number in
            LoadGenerator.Exchange(
                request: requests.request("GetSecretValue", #"{"SecretId":"s\#(number)"}"#), expected: Array("value-\(number)-".utf8))
        }
    }

    func puts(_ numbers: some Sequence<Int>, on server: ServerProcess) throws -> [LoadGenerator.Exchange] {
        let requests: SignedRequests = try requests(server)
        return numbers.map { number in
            LoadGenerator.Exchange(
                request: requests.request(
                    "PutSecretValue",
                    #"{"SecretId":"s\#(number)","ClientRequestToken":"\#(UUID().uuidString)","SecretString":"\#(Self.value(number))"}"#),
                expected: Array("AWSCURRENT".utf8))
        }
    }

    /// Requests a second of the bare handler, with requests like GetSecretValue's.
    func bare() async throws -> LoadGenerator.Result {
        let server: ServerProcess = try ServerProcess(bench, { ["bare", "--port", "\($0)"] }, readyAt: "/")
        defer { server.stop() }
        let requests: SignedRequests = SignedRequests(
            accessKeyID: "AKIAAAAAAAAAAAAAAAAA", secret: "x", port: server.port, at: Instant(seconds: 1_700_000_000))
        let exchanges: [LoadGenerator.Exchange] = (0..<10_000).map {
            LoadGenerator.Exchange(request: requests.request("GetSecretValue", #"{"SecretId":"s\#($0)"}"#), expected: Array("xxx".utf8))
        }
        _ = try await load(server.port, exchanges, until: .after(seconds: 1))
        return try await load(server.port, exchanges, until: .after(seconds: seconds))
    }

    /// Milliseconds of each page of ListSecrets over the whole store, in one connection.
    func pages(on server: ServerProcess, limit: Int) async throws -> [Double] {
        let requests: SignedRequests = try requests(server)
        var token: String?
        var took: [Double] = []
        while took.count < limit {
            let body: String = token.map { #"{"MaxResults":100,"NextToken":"\#($0)"}"# } ?? #"{"MaxResults":100}"#
            let start: ContinuousClock.Instant = .now
            let answer: String = try await Exchange.text(requests.request("ListSecrets", body), port: server.port)
            took.append((ContinuousClock.now - start) / .milliseconds(1))
            guard answer.hasPrefix("HTTP/1.1 200") else { throw BenchError("a wrong answer:\n\(answer.prefix(800))") }
            guard let range = answer.range(of: #""NextToken":""#) else { return took }
            token = String(answer[range.upperBound...].prefix { $0 != "\"" })
        }
        return took
    }
}
