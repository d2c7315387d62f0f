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

    /// The same with another data directory.
    func elsewhere() -> Scenarios {
        Scenarios(strongroom: strongroom, bench: bench, folder: folder + "/other", seconds: seconds, log: log)
    }

    func start() throws -> ServerProcess {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try ServerProcess(
            strongroom, { ["serve", "--data", data, "--listen", "127.0.0.1:\($0)"] }, log: folder + "/server.log")
    }

    func requests(_ server: ServerProcess, of service: String = "secretsmanager") throws -> SignedRequests {
        let file: String = try String(contentsOfFile: data + ".credentials", encoding: .utf8)
        let words: [String] = file.split(whereSeparator: { $0 == "\n" || $0 == "=" }).map { $0.trimmingCharacters(in: .whitespaces) }
        guard words.count == 5 else { throw BenchError("no credentials beside \(data)") }
        return self.requests(of: words[2], words[4], server, service: service)
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
            let exchanges: [LoadGenerator.Exchange] = (start..<min(start + 20_000, range.upperBound)).map {
                creation("s\($0)", of: $0, requests)
            }
            let result: LoadGenerator.Result = try await load(server.port, exchanges, until: .afterAll)
            total.answers += result.answers
            total.seconds += result.seconds
            total.latencies += result.latencies
            if range.count > 20_000 { log("  \(start + exchanges.count - range.lowerBound) of \(range.count) secrets made") }
        }
        return total
    }

    /// Makes the secret `name` with the value of `number`; `tags` as JSON.
    func creation(_ name: String, of number: Int, tags: String = "[]", _ requests: SignedRequests) -> LoadGenerator.Exchange {
        let token: String = UUID().uuidString
        let value: String = Self.value(number)
        return LoadGenerator.Exchange(
            request: requests.request(
                "CreateSecret", #"{"Name":"\#(name)","ClientRequestToken":"\#(token)","SecretString":"\#(value)","Tags":\#(tags)}"#),
            expected: Array("\"\(name)\"".utf8))
    }

    func reads(_ numbers: some Sequence<Int>, on server: ServerProcess) throws -> [LoadGenerator.Exchange] {
        let requests: SignedRequests = try requests(server)
        return numbers.map { read($0, requests) }
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

    func startBare() throws -> ServerProcess { try ServerProcess(bench, { ["bare", "--port", "\($0)"] }, readyAt: "/") }

    /// Requests like those of ``reads(_:on:)``.
    func bareReads(_ server: ServerProcess) -> [LoadGenerator.Exchange] {
        let requests: SignedRequests = requests(of: "AKIAAAAAAAAAAAAAAAAA", "x", server)
        return (0..<10_000).map {
            LoadGenerator.Exchange(request: requests.request("GetSecretValue", #"{"SecretId":"s\#($0)"}"#), expected: Array("xxx".utf8))
        }
    }

    /// Nil where it is not installed.
    func startMoto() throws -> ServerProcess? {
        let folders: [Substring] = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path: String = folders.map({ "\($0)/moto_server" }).first(where: FileManager.default.isExecutableFile) else { return nil }
        return try ServerProcess(path, { ["-H", "127.0.0.1", "-p", "\($0)"] }, readyAt: "/moto-api/data.json")
    }

    func motoReads(_ server: ServerProcess) async throws -> LoadGenerator.Result {
        let requests: SignedRequests = requests(of: "AKIAAAAAAAAAAAAAAAAA", "x", server)
        let numbers: Range<Int> = 0..<100
        _ = try await load(server.port, numbers.map { creation("s\($0)", of: $0, requests) }, until: .afterAll)
        return try await load(server.port, numbers.map { read($0, requests) }, until: .after(seconds: seconds))
    }

    private func read(_ number: Int, _ requests: SignedRequests) -> LoadGenerator.Exchange {
        LoadGenerator.Exchange(
            request: requests.request("GetSecretValue", #"{"SecretId":"s\#(number)"}"#), expected: Array("value-\(number)-".utf8))
    }

    func requests(of accessKeyID: String, _ secret: String, _ server: ServerProcess, service: String = "secretsmanager") -> SignedRequests {
        SignedRequests(
            accessKeyID: accessKeyID, secret: secret, port: server.port, service: service,
            at: Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)))
    }

    /// Milliseconds of each page of ListSecrets over the whole store, in one connection.
    func pages(on server: ServerProcess, limit: Int, _ members: String = "") async throws -> [Double] {
        let requests: SignedRequests = try requests(server)
        var token: String?
        var took: [Double] = []
        while took.count < limit {
            let next: String = token.map { #","NextToken":"\#($0)""# } ?? ""
            let body: String = #"{"MaxResults":100\#(members)\#(next)}"#
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
