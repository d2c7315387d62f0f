#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The test's own process, seen through the kernel: memory may be looked at here that the program no longer owns.
enum ProcessMemory {
    /// `count` bytes at `address`, or nil if nothing is mapped there.
    static func bytes(at address: UInt, count: Int) -> [UInt8]? {
        var bytes: [UInt8] = [UInt8](repeating: 0, count: count)
        return fill(&bytes, from: address) ? bytes : nil
    }

    /// Fills `bytes` from `address` without allocating, which might take the very memory that is to be looked at.
    static func fill(_ bytes: inout [UInt8], from address: UInt) -> Bool {
        let file: Int32 = open("/proc/self/mem", O_RDONLY)
        guard file >= 0 else { return false }
        defer { close(file) }
        return bytes.withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(address)) == $0.count }
    }

    /// The kernel's two-letter flags of the mapping that holds `address` (proc(5), *VmFlags* of smaps); nil if there is none.
    static func flags(at address: UInt) -> Set<Substring>? {
        var isInside: Bool = false
        for line: Substring in text(of: "/proc/self/smaps").split(separator: "\n") {
            let bounds: [UInt] = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
            if bounds.count == 2 { isInside = bounds[0] <= address && address < bounds[1] }
            if isInside, line.hasPrefix("VmFlags:") { return Set(line.dropFirst("VmFlags:".count).split(separator: " ")) }
        }
        return nil
    }

    /// Files under `/proc` have no length, so they are read until they end.
    private static func text(of path: String) -> String {
        let file: Int32 = open(path, O_RDONLY)
        guard file >= 0 else { return "" }
        defer { close(file) }
        var text: [UInt8] = []
        var piece: [UInt8] = [UInt8](repeating: 0, count: 65536)
        while true {
            let count: Int = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += piece[..<count]
        }
    }
}
