import Testing

@testable import Trail

@Suite("Event ids") struct EventIdentifierTests {
    @Test("a UUID comes back in lower case", arguments: ["0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d10", "FFFFFFFF-0000-1111-2222-ABCDEFabcdef"])
    func roundTrip(text: String) { #expect(EventIdentifier(text)?.text == text.lowercased()) }

    @Test(
        "anything else is refused",
        arguments: [
            "", "0b5e1c1c3a524d5a9a437b4b7f8e9d10", "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d1", "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d100",
            "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9d1g", "0b5e1c1c03a52-4d5a-9a43-7b4b7f8e9d10", "----", "0b5e1c1c-3a52-4d5a-9a43-7b4b7f8e9dé",
        ])
    func refused(text: String) { #expect(EventIdentifier(text) == nil) }
}
