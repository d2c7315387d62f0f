extension QRCode {
    /// A picture of one bit for each pixel, `scale` pixels for each module.
    ///
    /// - Parameters:
    ///   - scale: At least 1.
    ///   - border: Light modules on each side. The standard asks for 4 (6.3.8).
    package func png(scale: Int, border: Int = 4) -> [UInt8] {
        precondition(scale >= 1 && border >= 0, "a module needs a pixel, and a border is not negative")
        let modules: Range<Int> = -border..<(size + border)
        let rows: [[UInt8]] = modules.flatMap { row in
            var stream: BitStream = BitStream()
            for column: Int in modules {
                let isDark: Bool = (0..<size).contains(row) && (0..<size).contains(column) && self[row, column]
                for _: Int in 0..<scale { stream.append(isDark ? 0 : 1, length: 1) }
            }
            return [[UInt8]](repeating: stream.bytes, count: scale)
        }
        return PNG(side: modules.count * scale, rows: rows).bytes
    }
}
