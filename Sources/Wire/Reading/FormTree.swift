/// A form's parameters, gathered by the parts of their dotted names.
struct FormTree {
    private struct Parameter {
        /// Where its parts stand in `parts`.
        let parts: Range<Int>
        let value: Range<Int>
    }

    /// Parts of the names, one name after the other.
    private var parts: [Range<Int>] = []
    private var parameters: [Parameter] = []
    private var nodes: [WireNode] = []

    /// How many parts a name may have; each index of a list or map comes with a word of its own.
    private static let limit: Int = 32

    /// False if the name has too many parts.
    mutating func add(_ name: Range<Int>, _ value: Range<Int>, of bytes: [UInt8]) -> Bool {
        let first: Int = parts.count
        var start: Int = name.lowerBound
        for place: Int in name where bytes[place] == UInt8(ascii: ".") {
            parts.append(start..<place)
            start = place + 1
        }
        parts.append(start..<name.upperBound)
        parameters.append(Parameter(parts: first..<parts.count, value: value))
        return parts.count - first <= FormTree.limit
    }

    /// The document's nodes; `bytes` are those that the names and values lie in.
    consuming func nodes(over bytes: [UInt8]) -> [WireNode] {
        let parameters: [Parameter] = parameters
        // By name; parameters of the same name stay in their order, so that the last one can count.
        let order: [Int] = parameters.indices.sorted { left, right in
            precedes(parameters[left], parameters[right], bytes) ?? (left < right)
        }
        self.parameters = order.map { parameters[$0] }
        emit(0..<order.count, depth: 0, name: TextRange(), bytes)
        return nodes
    }

    /// Part by part, indices as numbers and before all words; a name comes before those that it begins. Nil for the same name.
    private func precedes(_ left: Parameter, _ right: Parameter, _ bytes: [UInt8]) -> Bool? {
        for (one, other): (Range<Int>, Range<Int>) in zip(parts[left.parts], parts[right.parts]) {
            let (one, other): (ArraySlice<UInt8>, ArraySlice<UInt8>) = (bytes[one], bytes[other])
            guard one != other else { continue }
            switch (one.isIndex, other.isIndex) {
            case (true, true): return one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
            case (true, false): return true
            case (false, true): return false
            case (false, false): return one.lexicographicallyPrecedes(other)
            }
        }
        return left.parts.count == right.parts.count ? nil : left.parts.count < right.parts.count
    }

    /// Writes the value that the parameters in `group`, whose first `depth` parts are the same, make together.
    private mutating func emit(_ group: Range<Int>, depth: Int, name: TextRange, _ bytes: [UInt8]) {
        let leaves: Range<Int> = leaves(of: group, depth: depth)
        if leaves == group, let last: Int = leaves.last {
            nodes.append(WireNode(kind: .string, content: TextRange(parameters[last].value), name: name, next: UInt32(nodes.count + 1)))
            return
        }
        let node: Int = nodes.count
        let members: [Range<Int>] = groups(leaves.upperBound..<group.upperBound, depth: depth, bytes)
        if depth > 0, members.count == 1, let items: [Range<Int>] = items(of: members[0], depth: depth, word: "member", bytes) {
            nodes.append(WireNode(kind: .array, name: name))
            for item: Range<Int> in items { emit(item, depth: depth + 2, name: TextRange(), bytes) }
        } else if depth > 0, members.count == 1, let items: [Range<Int>] = items(of: members[0], depth: depth, word: "entry", bytes),
            let entries: [Entry] = entries(items, depth: depth + 2, bytes)
        {
            nodes.append(WireNode(kind: .object, name: name))
            for entry: Entry in entries { emit(entry.value, depth: depth + 3, name: TextRange(entry.key), bytes) }
        } else {
            nodes.append(WireNode(kind: .object, name: name))
            for member: Range<Int> in members { emit(member, depth: depth + 1, name: TextRange(part(depth, of: member)), bytes) }
        }
        nodes[node].next = UInt32(nodes.count)
    }

    /// The parameters of `group` that end with its name. They come first.
    private func leaves(of group: Range<Int>, depth: Int) -> Range<Int> {
        var end: Int = group.lowerBound
        while end < group.upperBound, parameters[end].parts.count == depth { end += 1 }
        return group.lowerBound..<end
    }

    /// Cuts `group` where the part at `depth` changes.
    private func groups(_ group: Range<Int>, depth: Int, _ bytes: [UInt8]) -> [Range<Int>] {
        var groups: [Range<Int>] = []
        var start: Int = group.lowerBound
        while start < group.upperBound {
            let part: ArraySlice<UInt8> = bytes[part(depth, of: start..<group.upperBound)]
            var end: Int = start + 1
            while end < group.upperBound, bytes[self.part(depth, of: end..<group.upperBound)] == part { end += 1 }
            groups.append(start..<end)
            start = end
        }
        return groups
    }

    private func part(_ depth: Int, of group: Range<Int>) -> Range<Int> {
        let parts: Range<Int> = parameters[group.lowerBound].parts
        return self.parts[parts.lowerBound + depth]
    }

    /// The items of a list or map whose `word` stands at `depth`; nil unless all of them are numbered from 1 upwards.
    private func items(of group: Range<Int>, depth: Int, word: StaticString, _ bytes: [UInt8]) -> [Range<Int>]? {
        let name: ArraySlice<UInt8> = bytes[part(depth, of: group)]
        guard name.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)),
            leaves(of: group, depth: depth + 1).isEmpty
        else { return nil }
        let items: [Range<Int>] = groups(group, depth: depth + 1, bytes)
        return items.allSatisfy { bytes[part(depth + 1, of: $0)].isIndex } ? items : nil
    }

    private struct Entry {
        let key: Range<Int>
        let value: Range<Int>
    }

    /// Each item's `key` and `value`; nil if one has something else.
    private func entries(_ items: [Range<Int>], depth: Int, _ bytes: [UInt8]) -> [Entry]? {
        var entries: [Entry] = []
        for item: Range<Int> in items {
            guard leaves(of: item, depth: depth).isEmpty else { return nil }
            let members: [Range<Int>] = groups(item, depth: depth, bytes)
            guard members.count == 2, bytes[part(depth, of: members[0])].elementsEqual("key".utf8),
                bytes[part(depth, of: members[1])].elementsEqual("value".utf8),
                leaves(of: members[0], depth: depth + 1) == members[0], let key: Int = members[0].last
            else { return nil }
            entries.append(Entry(key: parameters[key].value, value: members[1]))
        }
        return entries
    }
}

extension ArraySlice<UInt8> {
    /// A whole number above zero without leading zeroes.
    fileprivate var isIndex: Bool { first != UInt8(ascii: "0") && !isEmpty && allSatisfy(\.isASCIIDigit) }
}
