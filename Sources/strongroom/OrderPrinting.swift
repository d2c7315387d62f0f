import ArgumentParser
import Assembly
import Foundation

/// Has an order carried out, and gives its answer as a dictionary; an error's sentence goes to standard error.
func carryOut(_ order: String, _ input: [String: String], _ settings: Settings) async throws -> [String: Any] {
    let answer: Administration.Answer = try await Administration.order(order, input, settings: settings)
    guard let object: [String: Any] = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any] else {
        throw ValidationError("the server's answer cannot be read")
    }
    guard answer.isSuccess else {
        FileHandle.standardError.write(Data("strongroom: \(shown(object["message"] ?? object["Message"] ?? object["__type"]))\n".utf8))
        throw ExitCode(1)
    }
    return object
}

/// Text for a terminal: control characters are escaped, nothing stands as `-`.
func shown(_ value: Any?) -> String {
    guard let value else { return "-" }
    return "\(value)".unicodeScalars.map {
        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.properties.isBidiControl ? $0.escaped(asASCII: true) : String($0)
    }
    .joined()
}

/// The statements of an answer, a line each.
func printStatements(_ statements: Any?) {
    for statement: [String: Any] in statements as? [[String: Any]] ?? [] {
        let sid: String = (statement["Sid"] as? String).map { " (\(shown($0)))" } ?? ""
        print("    statement \(shown(statement["Statement"]))\(sid) of \(shown(statement["Policy"]))")
    }
}
