package import AWSTypes

/// Bodies of AWS JSON 1.1 answers.
package enum JSONAnswer {
    /// - Parameter capacity: How many bytes the body will probably have; a good guess for a large one saves copies.
    package static func body(_ output: some WireEncodable, capacity: Int = 512) -> [UInt8] {
        var writer: JSONWriter = JSONWriter(capacity: capacity)
        writer.value(output)
        return writer.bytes
    }

    /// `{"__type":"<code>","<member>":"<message>"}`; the code alone where there is no message.
    ///
    /// - Parameter member: `message` or `Message`: services differ.
    package static func error(_ error: AWSError, member: String = "message") -> [UInt8] {
        var writer: JSONWriter = JSONWriter(capacity: 256)
        writer.object {
            $0.key(known: "__type")
            $0.text(error.code)
            guard let message: String = error.message else { return }
            $0.key(member)
            $0.text(message)
        }
        return writer.bytes
    }
}
