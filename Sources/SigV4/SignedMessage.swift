/// The head of an HTTP request as it came over the wire: what a signature covers, besides the body.
///
/// Made from the raw head: `target` is the request target byte for byte, `fields` are in the order received, `Host` among them.
package struct SignedMessage: Sendable {
    package typealias Field = (name: String, value: String)

    /// `POST`, as received.
    package let method: String
    /// Path and query as received, such as `/?Action=GetCallerIdentity`.
    package let target: String
    /// Header fields in the order received; a repeated field stands here repeatedly.
    package let fields: [Field]

    package init(method: String, target: String, fields: [Field]) {
        self.method = method
        self.target = target
        self.fields = fields
    }

    /// The value of the first field with this lower-case name, whatever case it came in.
    package func first(_ name: String) -> String? {
        fields.first { $0.name.isHeader(name) }?.value
    }
}
