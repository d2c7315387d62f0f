#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Overwrites `bytes` with zeroes in a way that the compiler may not leave out.
package func wipe(_ bytes: UnsafeMutableRawBufferPointer) {
    guard let start: UnsafeMutableRawPointer = bytes.baseAddress, bytes.count > 0 else { return }
    #if canImport(Darwin)
        memset_s(start, bytes.count, 0, bytes.count)
    #else
        explicit_bzero(start, bytes.count)
    #endif
}

/// Overwrites the elements of `bytes` with zeroes and leaves their number. Another owner of the same array keeps what it has:
/// arrays are copied before they are changed.
package func wipe(_ bytes: inout [UInt8]) {
    bytes.withUnsafeMutableBytes { wipe($0) }
}
