import Foundation

/// The lines of a file as bytes, without their ends; whatever they are, they are not made valid.
struct LineReader {
    private let file: FileHandle
    private var buffer: [UInt8] = []
    /// How far into the buffer lines have been given out, and no line's end is.
    private var start: Int = 0
    private var isAtEnd: Bool = false

    private static let portion: Int = 1 << 16

    init(_ file: FileHandle) { self.file = file }

    /// Nil behind the last line, whether that has an end or not.
    mutating func next() throws -> [UInt8]? {
        var searched: Int = start
        while true {
            if let end: Int = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return Array(buffer[start..<end])
            }
            guard !isAtEnd else {
                defer { (buffer, start) = ([], 0) }
                return start < buffer.count ? Array(buffer[start...]) : nil
            }
            buffer.removeFirst(start)
            (start, searched) = (0, buffer.count)
            let data: Data? = try file.read(upToCount: LineReader.portion)
            if let data, !data.isEmpty { buffer += data } else { isAtEnd = true }
        }
    }
}
