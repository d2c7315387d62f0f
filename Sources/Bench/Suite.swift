import Foundation

/// The scenarios in their order, and what they say.
struct Suite {
    let scenarios: Scenarios
    let secrets: Int
    let large: Int

    func run() async throws -> [Measurement] {
        var measured: [Measurement] = []
        let hot: Range<Int> = 0..<min(10_000, secrets)

        scenarios.log("bare handler …")
        let bare: LoadGenerator.Result = try await scenarios.bare()
        measured.append(Measurement(what: "bare Hummingbird handler", value: bare.perSecond, unit: "/s", note: note(bare)))

        var server: ServerProcess = try scenarios.start()
        scenarios.log("creating \(secrets) secrets …")
        let first: Int = min(secrets, 20_000)
        let created: LoadGenerator.Result = try await scenarios.create(0..<first, on: server)
        measured.append(
            Measurement(what: "durable CreateSecret, 32 connections", value: created.perSecond, unit: "/s", gate: 2000, note: note(created))
        )

        scenarios.log("reading …")
        _ = try await scenarios.load(server.port, try scenarios.reads(hot.clamped(to: 0..<first), on: server), until: .after(seconds: 1))
        let read: LoadGenerator.Result = try await scenarios.load(
            server.port, try scenarios.reads(hot.clamped(to: 0..<first), on: server), until: .after(seconds: scenarios.seconds))
        measured.append(
            Measurement(
                what: "GetSecretValue, everything on, 32 connections", value: read.perSecond, unit: "/s", gate: 10_000, note: note(read)))
        measured.append(
            Measurement(
                what: "the same, as a share of the bare handler", value: read.perSecond / max(bare.perSecond, 1), unit: "×", gate: 0.35))

        scenarios.log("putting …")
        let put: LoadGenerator.Result = try await scenarios.load(
            server.port, try scenarios.puts(hot.clamped(to: 0..<first), on: server), until: .afterAll)
        measured.append(
            Measurement(what: "durable PutSecretValue, 32 connections", value: put.perSecond, unit: "/s", gate: 2000, note: note(put)))

        if secrets > first { _ = try await scenarios.create(first..<secrets, on: server) }
        server.stop()

        scenarios.log("cold start …")
        var starts: [Double] = []
        for _: Int in 0..<5 {
            server = try scenarios.start()
            starts.append(server.startMilliseconds)
            server.stop()
        }
        measured.append(
            Measurement(
                what: "cold start: exec to the first 200 of /health, \(secrets) secrets (median of 5)", value: starts.sorted()[2],
                unit: "ms", gate: 200,
                moreIsBetter: false))

        scenarios.log("reading all \(secrets) …")
        server = try scenarios.start()
        _ = try await scenarios.load(server.port, try scenarios.reads(0..<secrets, on: server), until: .afterAll)
        measured.append(
            Measurement(
                what: "memory after reading \(secrets) secrets of 1 KiB", value: Double(server.residentBytes) / 1_000_000, unit: "MB",
                gate: 150,
                moreIsBetter: false))
        measured.append(try await pages(server, of: secrets))
        if large > secrets { measured += try await growth(server, hot: hot) }
        server.stop()
        return measured
    }

    /// The same hot secrets among few and among many.
    private func growth(_ server: ServerProcess, hot: Range<Int>) async throws -> [Measurement] {
        scenarios.log("reading hot ones among \(secrets) …")
        let before: LoadGenerator.Result = try await hotReads(server, hot)
        scenarios.log("creating up to \(large) secrets …")
        _ = try await scenarios.create(secrets..<large, on: server)
        let after: LoadGenerator.Result = try await hotReads(server, hot)
        return [
            Measurement(
                what: "\(hot.count) hot secrets out of \(large): cost against out of \(secrets)",
                value: before.perSecond / max(after.perSecond, 1), unit: "×", gate: 1.25, moreIsBetter: false,
                note: "\(Int(before.perSecond))/s, \(Int(after.perSecond))/s"),
            try await pages(server, of: large),
        ]
    }

    private func hotReads(_ server: ServerProcess, _ hot: Range<Int>) async throws -> LoadGenerator.Result {
        _ = try await scenarios.load(server.port, try scenarios.reads(hot, on: server), until: .afterAll)
        return try await scenarios.load(server.port, try scenarios.reads(hot, on: server), until: .after(seconds: scenarios.seconds))
    }

    private func pages(_ server: ServerProcess, of count: Int) async throws -> Measurement {
        let took: [Double] = try await scenarios.pages(on: server, limit: 1000).sorted()
        return Measurement(
            what: "a page of ListSecrets at \(count) (p99 of \(took.count))", value: took[min(took.count - 1, took.count * 99 / 100)],
            unit: "ms", gate: 20,
            moreIsBetter: false, note: "median \(Measurement.shown(took[took.count / 2])) ms")
    }

    private func note(_ result: LoadGenerator.Result) -> String {
        "p50 \(result.latency(0.5)) µs, p99 \(result.latency(0.99)) µs"
    }
}
