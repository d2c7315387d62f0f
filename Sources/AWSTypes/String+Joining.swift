extension String {
    /// The pieces one after the other. An interpolation that grows piece by piece costs four times as much, which counts where each request makes ARNs.
    package init(joining pieces: String...) {
        let count: Int = pieces.reduce(0) { $0 + $1.utf8.count }
        self.init(unsafeUninitializedCapacity: count) { buffer in
            var end: Int = 0
            for var piece: String in pieces {
                piece.withUTF8 { bytes in
                    _ = UnsafeMutableBufferPointer(rebasing: buffer[end...]).update(fromContentsOf: bytes)
                    end += bytes.count
                }
            }
            return end
        }
    }
}
