/// A request's input as a tree of byte ranges: what JSON and the Query protocol's forms have in common.
///
/// One flat array holds the nodes in the order of the text, each before its children, so that a tree costs two allocations
/// whatever its size. Nothing is turned into a `String` before somebody asks for it.
package struct WireDocument: Sendable {
    let bytes: [UInt8]
    /// Never empty; the first is the outermost object.
    let nodes: [WireNode]

    /// The text of an outermost member as the wire names it, such as a form's `Action`; nil if it is absent or no text.
    package func text(of member: String) -> String? {
        guard let child: Int = child(named: member, of: 0), nodes[child].kind == .string else { return nil }
        return string(child)
    }
}

/// One value of a document.
struct WireNode: Sendable {
    enum Kind: UInt8 { case object, array, string, integer, decimal, yes, no, null }

    let kind: Kind
    /// A string's content without its quotes, a number's digits. Objects and arrays leave it empty.
    var content: TextRange = TextRange()
    /// The name under which an object holds this value. Empty for items of arrays.
    var name: TextRange = TextRange()
    /// The first node after this one and all that is in it.
    var next: UInt32 = 0
}

extension WireDocument {
    /// The last member of that name. AWS's parsers let the last one count where a member is given twice.
    func child(named name: String, of parent: Int) -> Int? {
        var name: String = name
        return name.withUTF8 { wanted in
            var found: Int?
            for child: Int in children(of: parent) where self.name(of: child, is: wanted, capitalised: false) { found = child }
            return found
        }
    }

    /// The last member whose name is `property` with its first letter in upper case.
    func child(property: String, of parent: Int) -> Int? {
        var property: String = property
        return property.withUTF8 { wanted in
            var found: Int?
            for child: Int in children(of: parent) where self.name(of: child, is: wanted, capitalised: true) { found = child }
            return found
        }
    }

    func children(of parent: Int) -> Children {
        Children(nodes: nodes, place: parent + 1, end: Int(nodes[parent].next))
    }

    func count(of parent: Int) -> Int {
        var count: Int = 0
        for _: Int in children(of: parent) { count += 1 }
        return count
    }

    private func name(of node: Int, is wanted: UnsafeBufferPointer<UInt8>, capitalised: Bool) -> Bool {
        let name: TextRange = nodes[node].name
        guard name.isEscaped else {
            guard name.count == wanted.count else { return false }
            var place: Int = name.start
            for index: Int in 0..<wanted.count {
                let byte: UInt8 = index == 0 && capitalised ? wanted[0].asciiUppercased : wanted[index]
                guard bytes[place] == byte else { return false }
                place += 1
            }
            return true
        }
        let plain: ArraySlice<UInt8> = text(in: name)
        guard plain.count == wanted.count else { return false }
        return zip(plain, wanted.indices).allSatisfy { byte, index in
            byte == (index == 0 && capitalised ? wanted[0].asciiUppercased : wanted[index])
        }
    }
}

/// The values directly in an object or array.
struct Children: Sequence, IteratorProtocol {
    let nodes: [WireNode]
    /// Where the next one stands, if it is before `end`.
    var place: Int
    let end: Int

    mutating func next() -> Int? {
        guard place < end else { return nil }
        defer { place = Int(nodes[place].next) }
        return place
    }
}

extension UInt8 {
    var asciiUppercased: UInt8 { self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z") ? self - 32 : self }
    var asciiLowercased: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self + 32 : self }
    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}
