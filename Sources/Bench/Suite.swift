import Dispatch
import Foundation
import PolicyEngine

/// The scenarios in their order, and what they say.
struct Suite {
    let scenarios: Scenarios
    let secrets: Int
    let large: Int

    func run() async throws -> [Measurement] {
        var measured: [Measurement] = []
        let hot: Range<Int> = 0..<min(10_000, secrets)

        scenarios.log("deciding …")
        measured += try decisions()
        measured.append(try hostileDecisions())
        var server: ServerProcess = try scenarios.start()
        scenarios.log("creating \(secrets) secrets …")
        let first: Int = min(secrets, 20_000)
        let created: LoadGenerator.Result = try await scenarios.create(0..<first, on: server)
        measured.append(
            Measurement(what: "durable CreateSecret, 32 connections", value: created.perSecond, unit: "/s", gate: 2000, note: note(created))
        )

        scenarios.log("reading …")
        measured += try await reading(from: server, hot.clamped(to: 0..<first))

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
        measured.append(try await chosenPages(server, of: secrets))
        if large > secrets { measured += try await growth(server, hot: hot) }
        server.stop()
        return measured
    }

    /// Reads, in turns with the bare handler and with moto's server, so that all have the same weather; medians of the turns.
    private func reading(from server: ServerProcess, _ hot: Range<Int>) async throws -> [Measurement] {
        let bare: ServerProcess = try scenarios.startBare()
        defer { bare.stop() }
        let reads: [LoadGenerator.Exchange] = try scenarios.reads(hot, on: server)
        let bareReads: [LoadGenerator.Exchange] = scenarios.bareReads(bare)
        // Twice all of them: after the first time they are the ones that the cache keeps.
        for _: Int in 0..<2 { _ = try await scenarios.load(server.port, reads, until: .afterAll) }
        let guarded: [LoadGenerator.Exchange] = try await scenarios.guardedReads(on: server)
        for _: Int in 0..<2 { _ = try await scenarios.load(server.port, guarded, until: .afterAll) }
        _ = try await scenarios.load(bare.port, bareReads, until: .after(seconds: 1))

        var turns: [Turn] = []
        for _: Int in 0..<Suite.turns {
            let plain: LoadGenerator.Result = try await scenarios.load(bare.port, bareReads, until: .after(seconds: scenarios.seconds))
            let before: Double = server.processorMicroseconds
            let read: LoadGenerator.Result = try await scenarios.load(server.port, reads, until: .after(seconds: scenarios.seconds))
            let processor: Double = (server.processorMicroseconds - before) / Double(max(read.answers, 1))
            let judged: LoadGenerator.Result = try await scenarios.load(server.port, guarded, until: .after(seconds: scenarios.seconds))
            turns.append(Turn(bare: plain, read: read, judged: judged, processor: processor))
        }
        let bareTurn: LoadGenerator.Result = Suite.median(turns.map(\.bare)) { $0.perSecond }
        let readTurn: LoadGenerator.Result = Suite.median(turns.map(\.read)) { $0.perSecond }
        let judgedTurn: LoadGenerator.Result = Suite.median(turns.map(\.judged)) { $0.perSecond }
        let judgedRatio: Double = Suite.median(turns.map { $0.judged.perSecond / max($0.bare.perSecond, 1) }) { $0 }
        let ratio: Double = Suite.median(turns.map { $0.read.perSecond / max($0.bare.perSecond, 1) }) { $0 }
        let processor: Double = Suite.median(turns.map(\.processor)) { $0 }
        return [
            Measurement(what: "bare Hummingbird handler", value: bareTurn.perSecond, unit: "/s", note: note(bareTurn)),
            Measurement(
                what: "GetSecretValue, everything on, 32 connections", value: readTurn.perSecond, unit: "/s", gate: 10_000,
                note: "\(note(readTurn)); \(Int(processor)) µs of processor time each; median of \(turns.count) turns"),
            Measurement(what: "the same, as a share of the bare handler in the same turn", value: ratio, unit: "×", gate: 0.35),
            Measurement(
                what: "the same by a user with three policies of ten statements and a tag condition", value: judgedTurn.perSecond,
                unit: "/s",
                gate: 10_000, note: note(judgedTurn)),
            Measurement(what: "that, as a share of the bare handler in the same turn", value: judgedRatio, unit: "×", gate: 0.35),
        ] + (try await moto().map { [$0] } ?? [])
    }

    private static let turns: Int = 3

    private struct Turn {
        let bare: LoadGenerator.Result
        let read: LoadGenerator.Result
        /// By a user whom policies allow it.
        let judged: LoadGenerator.Result
        /// Microseconds a read.
        let processor: Double
    }

    /// What the policy engine takes for one decision, of the worst of its shapes.
    private func decisions() throws -> [Measurement] {
        try [(20, 5.0), (1000, 50.0)].map { statements, gate in
            var worst: Double = 0
            for shape: PolicyBenchmark.Shape in PolicyBenchmark.Shape.allCases {
                guard
                    let cost: Double = PolicyBenchmark.cost(
                        statements: statements, shape: shape, rounds: 20_000, now: { DispatchTime.now().uptimeNanoseconds })
                else { throw BenchError("a wrong decision over \(statements) statements") }
                worst = max(worst, cost / 1000)
            }
            return Measurement(
                what: "a policy decision over \(statements) statements, worst of \(PolicyBenchmark.Shape.allCases.count) shapes",
                value: worst,
                unit: "µs", gate: gate, moreIsBetter: false)
        }
    }

    /// The longest of the policies and requests that were made to take long: each is read, compiled and decided, the best of three times.
    private func hostileDecisions() throws -> Measurement {
        var worst: (name: String, milliseconds: Double) = ("", 0)
        for hostile: HostileCase in HostileCase.all {
            let best: UInt64? = try (0..<3).map { _ in
                let start: UInt64 = DispatchTime.now().uptimeNanoseconds
                _ = try hostile.decide()
                return DispatchTime.now().uptimeNanoseconds - start
            }.min()
            let milliseconds: Double = Double(best ?? 0) / 1_000_000
            if milliseconds > worst.milliseconds { worst = (hostile.description, milliseconds) }
        }
        return Measurement(
            what: "a decision over 64 KiB of hostile policy and request, worst of \(HostileCase.all.count)", value: worst.milliseconds,
            unit: "ms", gate: 100, moreIsBetter: false, note: worst.name)
    }

    private static func median<T>(_ values: [T], by figure: (T) -> Double) -> T {
        values.sorted { figure($0) < figure($1) }[values.count / 2]
    }

    /// The same reads from moto's server, where it is installed.
    private func moto() async throws -> Measurement? {
        guard let moto: ServerProcess = try scenarios.startMoto() else {
            scenarios.log("no moto_server on the PATH: left out")
            return nil
        }
        defer { moto.stop() }
        scenarios.log("reading from moto's server …")
        let result: LoadGenerator.Result = try await scenarios.motoReads(moto)
        return Measurement(what: "the same from moto's server", value: result.perSecond, unit: "/s", note: note(result))
    }

    /// What a read of a hot secret costs in a store of a thousand and in the large one.
    private func growth(_ server: ServerProcess, hot: Range<Int>) async throws -> [Measurement] {
        let small: Cost = try await smallStore()
        scenarios.log("creating up to \(large) secrets …")
        _ = try await scenarios.create(secrets..<large, on: server)
        let big: Cost = try await cost(of: hot, on: server)
        return [
            Measurement(
                what: "\(hot.count) hot secrets out of \(large), cost against out of \(Suite.few)",
                value: big.processor / max(small.processor, 1), unit: "×", gate: 1.25, moreIsBetter: false,
                note: "\(big.shown) against \(small.shown)"),
            try await pages(server, of: large), try await chosenPages(server, of: large),
        ]
    }

    private static let few: Int = 1000

    private struct Cost {
        /// Microseconds a read.
        let processor: Double
        let perSecond: Double

        var shown: String { "\(Int(processor)) µs of processor time, \(Int(perSecond))/s" }
    }

    private func smallStore() async throws -> Cost {
        scenarios.log("reading hot ones among \(Suite.few) …")
        let other: Scenarios = scenarios.elsewhere()
        let server: ServerProcess = try other.start()
        defer { server.stop() }
        _ = try await other.create(0..<Suite.few, on: server)
        return try await cost(of: 0..<Suite.few, on: server, in: other)
    }

    private func cost(of hot: Range<Int>, on server: ServerProcess, in scenarios: Scenarios? = nil) async throws -> Cost {
        let scenarios: Scenarios = scenarios ?? self.scenarios
        let reads: [LoadGenerator.Exchange] = try scenarios.reads(hot, on: server)
        for _: Int in 0..<2 { _ = try await scenarios.load(server.port, reads, until: .afterAll) }
        let before: Double = server.processorMicroseconds
        let result: LoadGenerator.Result = try await scenarios.load(server.port, reads, until: .after(seconds: scenarios.seconds))
        return Cost(processor: (server.processorMicroseconds - before) / Double(max(result.answers, 1)), perSecond: result.perSecond)
    }

    private func pages(_ server: ServerProcess, of count: Int) async throws -> Measurement {
        let took: [Double] = try await scenarios.pages(on: server, limit: 1000).sorted()
        return Measurement(
            what: "a page of ListSecrets at \(count) (p99 of \(took.count))", value: took[min(took.count - 1, took.count * 99 / 100)],
            unit: "ms", gate: 20,
            moreIsBetter: false, note: "median \(Measurement.shown(took[took.count / 2])) ms")
    }

    /// The same in every order and with filters of every kind, the costliest among them: what finds little looks at many.
    private func chosenPages(_ server: ServerProcess, of count: Int) async throws -> Measurement {
        var worst: (name: String, milliseconds: Double) = ("", 0)
        for (name, members): (String, String) in Suite.choices {
            let took: [Double] = try await scenarios.pages(on: server, limit: 300, members).sorted()
            let milliseconds: Double = took[min(took.count - 1, took.count * 99 / 100)]
            scenarios.log("pages \(name): p99 of \(took.count) \(Measurement.shown(milliseconds)) ms")
            if milliseconds > worst.milliseconds { worst = (name, milliseconds) }
        }
        return Measurement(
            what: "a page of ListSecrets at \(count) in the costliest of \(Suite.choices.count) orders and filters (p99 of up to 300)",
            value: worst.milliseconds, unit: "ms", gate: 20, moreIsBetter: false, note: worst.name)
    }

    /// What a list may ask for, as members of its request.
    private static let choices: [(name: String, members: String)] =
        ["created-date", "last-changed-date", "last-accessed-date", "name"].flatMap { key in
            ["asc", "desc"].map { ("by \(key), \($0)", #","SortBy":"\#(key)","SortOrder":"\#($0)""#) }
        }
        + [
            ("name", "s1"), ("name", "!s1"), ("description", "nothing"), ("description", "!nothing"), ("tag-key", "team"),
            ("tag-key", "!team"),
            ("tag-value", "!blue"), ("primary-region", "!us-east-1"), ("owning-service", "rds"), ("all", "s1"), ("all", "!nothing"),
        ].map { key, value in ("with \(key) \(value)", #","Filters":[{"Key":"\#(key)","Values":["\#(value)"]}]"#) }

    private func note(_ result: LoadGenerator.Result) -> String {
        "p50 \(result.latency(0.5)) µs, p99 \(result.latency(0.99)) µs"
    }
}
