import Wire

extension JSONWriter {
    /// An object, or `null` where there is nothing to say.
    mutating func fields(_ name: StaticString, _ fields: AuditFields?) {
        key(known: name)
        guard let fields, !fields.members.isEmpty else { return null() }
        write(fields)
    }

    private mutating func write(_ fields: AuditFields) {
        object { out in
            for member in fields.members {
                out.key(member.name)
                out.write(member.value)
            }
        }
    }

    private mutating func write(_ value: AuditFields.Value) {
        switch value {
        case .text(let text): self.text(text)
        case .integer(let integer): number(integer)
        case .boolean(let boolean): self.boolean(boolean)
        case .object(let fields): write(fields)
        case .list(let values):
            array { out in
                for item: AuditFields.Value in values { out.write(item) }
            }
        }
    }

    /// Foreign text, at most `limit` bytes of it.
    mutating func member(_ name: StaticString, _ text: String?, cutTo limit: Int) {
        guard let text else { return }
        key(known: name)
        self.text(text, cutTo: limit)
    }
}
