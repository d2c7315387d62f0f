import CTaskHook
import NIOCore
import NIOPosix

/// Runs Swift's tasks on SwiftNIO's event loops: a hop between two thread pools for every request costs as much as its cryptography.
package enum LoopExecutor {
    /// What the runtime calls with a task, and with its own function for it.
    private typealias Hook = @convention(thin) (UnownedJob, @convention(thin) (UnownedJob) -> Void) -> Void

    /// Must be called once, from the main thread, before anything asynchronous runs. False if it cannot be; then tasks run where Swift runs them.
    ///
    /// SwiftNIO looks for the runtime's hook with dlsym(3), which does not see it in a program that has the runtime built in; the linker does.
    /// From Swift 6.4 on there is another way, which SwiftNIO does not offer yet.
    package static func install() -> Bool {
        #if compiler(<6.4)
            return installHook()
        #else
            return false
        #endif
    }

    private static func installHook() -> Bool {
        if NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor() { return true }
        let place: UnsafeMutablePointer<UnsafeMutableRawPointer?> = task_hook_place()
        guard place.pointee == nil else { return false }
        withUnsafeTemporaryAllocation(of: Hook.self, capacity: 1) { hook in
            hook.initializeElement(at: 0) { job, _ in
                // On an event loop, that very loop.
                MultiThreadedEventLoopGroup.singleton.any().enqueue(ExecutorJob(job))
            }
            hook.baseAddress?.withMemoryRebound(to: UnsafeMutableRawPointer?.self, capacity: 1) { place.pointee = $0.pointee }
        }
        return true
    }
}
