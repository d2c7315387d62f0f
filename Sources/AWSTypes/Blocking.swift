/// The way to work that may block its thread: SQL, files, slow cryptography. The event loops never do such work themselves.
package protocol BlockingRunner: Sendable {
    /// Runs `work` soon on a thread where it may block.
    func enqueue(_ work: @escaping @Sendable () -> Void)
}

extension BlockingRunner {
    /// Runs `work` on a thread where it may block and waits for its result without blocking.
    package func run<T: Sendable, E: Error>(_ work: @escaping @Sendable () throws(E) -> T) async throws(E) -> T {
        let result: Result<T, E> = await withUnsafeContinuation { continuation in
            enqueue {
                do throws(E) {
                    continuation.resume(returning: .success(try work()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }
}
