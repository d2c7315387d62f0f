/// Whether both hold the same bytes, decided in a time that depends on their lengths alone.
func haveSameBytes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for index: Int in 0..<left.count { difference |= left[index] ^ right[index] }
    return difference == 0
}
