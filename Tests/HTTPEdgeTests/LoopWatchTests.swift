#if DEBUG && os(Linux)
    import Foundation
    import NIOConcurrencyHelpers
    import NIOCore
    import NIOPosix
    import Testing

    @testable import HTTPEdge

    @Suite("The watch over event loops", .serialized) struct LoopWatchTests {
        @Test("a loop that sleeps in something is found, once, with what was under way") func asleep() async throws {
            let findings: [LoopWatch.Finding] = try await findings { try await $0.submit { _ = usleep(900_000) }.get() }
            #expect(findings.map(\.reason) == [.asleep])
            #expect(findings.first?.description == "an event loop was asleep and did not answer (under way: GetSecretValue)")
        }

        @Test("a loop that computes without end is found") func busy() async throws {
            let findings: [LoopWatch.Finding] = try await findings { loop in
                try await loop.submit {
                    // Until this thread has had the processor for two seconds, however much else runs on this machine.
                    var time: timespec = timespec()
                    repeat { clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) } while time.tv_sec < 2
                }.get()
            }
            #expect(findings.contains { $0.reason == .busy })
        }

        @Test("a loop with much to do in small steps is left alone") func lively() async throws {
            let findings: [LoopWatch.Finding] = try await findings { loop in
                for _: Int in 0..<200 { try await loop.submit { _ = usleep(2000) }.get() }
            }
            #expect(findings.isEmpty, "\(findings)")
        }

        private func findings(while work: (any EventLoop) async throws -> Void) async throws -> [LoopWatch.Finding] {
            let group: MultiThreadedEventLoopGroup = MultiThreadedEventLoopGroup(numberOfThreads: 1)
            let found: NIOLockedValueBox<[LoopWatch.Finding]> = NIOLockedValueBox([])
            let watch: LoopWatch = LoopWatch(group, mostWork: 1000, operations: { ["GetSecretValue"] }) { finding in
                found.withLockedValue { $0.append(finding) }
            }
            watch.start()
            try await Task.sleep(for: .milliseconds(100))
            try await work(group.next())
            watch.stop()
            try await group.shutdownGracefully()
            return found.withLockedValue { $0 }
        }
    }
#endif
