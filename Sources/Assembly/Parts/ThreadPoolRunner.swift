import AWSTypes
import NIOPosix

/// Blocking work on NIO's thread pool.
struct ThreadPoolRunner: BlockingRunner {
    private let pool: NIOThreadPool

    /// `threads` of them; SQLite's writer, its readers, the trail and slow cryptography share them.
    init(threads: Int) {
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    func enqueue(_ work: @escaping @Sendable () -> Void) {
        pool.submit { state in
            // After shutdown nothing may be left waiting for ever: the work then runs on the caller's thread.
            switch state {
            case .active, .cancelled: work()
            }
        }
    }

    func shutDown() async { try? await pool.shutdownGracefully() }
}
