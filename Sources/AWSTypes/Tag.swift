/// A key and a value that a user hung on a resource. Keys are case-sensitive.
package struct Tag: Hashable, Sendable, Codable {
    package let key: String
    package let value: String

    package init(key: String, value: String) {
        self.key = key
        self.value = value
    }
}
