/// Which programs write to one database.
package enum Nodes: Sendable {
    /// This store alone: what it has in memory is true, and nobody has to be asked.
    case one
    /// Several. This store has `number`, from 0 to 32,767, and no other has it.
    case many(number: Int)

    var number: Int64 {
        switch self {
        case .one: 0
        case .many(let number): Int64(number & 0x7FFF)
        }
    }

    /// Each node numbers its outbox on its own: the positions of this one.
    var positions: ClosedRange<Int64> { number << 48...number << 48 | 0xFFFF_FFFF_FFFF }
}
