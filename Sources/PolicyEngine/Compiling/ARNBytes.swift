/// An ARN as bytes, and where its parts are.
struct ARNBytes: Sendable {
    enum Part: Int, CaseIterable, Sendable { case partition, service, region, account, resource }

    let bytes: [UInt8]
    /// Where the parts end: the second to the fifth colon.
    private let ends: (Int, Int, Int, Int)

    /// Behind `arn:`.
    private static let start: Int = 4

    /// Nil if `text` has fewer than six parts or does not begin with `arn`.
    init?(_ text: String) {
        let bytes: [UInt8] = Array(text.utf8)
        guard bytes.starts(with: "arn:".utf8), let second: Int = bytes.colon(from: Self.start),
            let third: Int = bytes.colon(from: second + 1), let fourth: Int = bytes.colon(from: third + 1),
            let fifth: Int = bytes.colon(from: fourth + 1)
        else { return nil }
        self.bytes = bytes
        ends = (second, third, fourth, fifth)
    }

    func range(of part: Part) -> Range<Int> {
        switch part {
        case .partition: Self.start..<ends.0
        case .service: (ends.0 + 1)..<ends.1
        case .region: (ends.1 + 1)..<ends.2
        case .account: (ends.2 + 1)..<ends.3
        case .resource: (ends.3 + 1)..<bytes.count
        }
    }

    func text(of part: Part) -> String { String(decoding: bytes[range(of: part)], as: UTF8.self) }
}

extension [UInt8] {
    fileprivate func colon(from start: Int) -> Int? { self[start...].firstIndex(of: UInt8(ascii: ":")) }
}
