/// The request target of a message, `/path?name=value&name=value`, taken apart and still encoded.
struct RequestTarget {
    typealias Pair = (name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)

    let path: ArraySlice<UInt8>
    /// What stands after the first question mark; empty if there is none.
    let query: ArraySlice<UInt8>

    init(_ target: String) {
        let bytes: ArraySlice<UInt8> = ArraySlice(Array(target.utf8))
        let mark: Int = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        path = bytes[..<mark]
        query = bytes[mark...].dropFirst()
    }

    /// The parameters of the query. One without equal-sign has an empty value; between two ampersands stands none.
    var pairs: [Pair] {
        query.split(separator: UInt8(ascii: "&")).map { pair in
            let equals: Int = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            return (pair[..<equals], pair[equals...].dropFirst())
        }
    }
}
