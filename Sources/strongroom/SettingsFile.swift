import ArgumentParser
import Foundation

/// The file that `--config` names: one JSON object, a member for each setting. Texts may be given as numbers and booleans where they look so.
/// What the file holds is not repeated in an error, but for names: someone may have put a secret there.
enum SettingsFile {
    /// The settings of the file at `path`, as texts by name.
    static func values(in path: String) throws -> [String: String] {
        guard let data: Data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("the configuration file \(path) cannot be read")
        }
        let values: [String: Value]
        do {
            values = try JSONDecoder().decode([String: Value].self, from: data)
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            let name: String = context.codingPath[0].stringValue
            throw ValidationError("\(path): the value of `\(name)` is neither a text, a number, `true` nor `false`")
        } catch {
            throw ValidationError("\(path) is not a JSON object with settings")
        }
        guard let unknown: String = values.keys.sorted().first(where: { !SettingValues.names.contains($0) }) else {
            return values.mapValues(\.text)
        }
        let names: String = SettingValues.names.sorted().joined(separator: ", ")
        throw ValidationError("\(path): there is no setting `\(unknown)`; there are \(names)")
    }

    private struct Value: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container: any SingleValueDecodingContainer = try decoder.singleValueContainer()
            if let isTrue: Bool = try? container.decode(Bool.self) {
                text = String(isTrue)
            } else if let number: Int = try? container.decode(Int.self) {
                text = String(number)
            } else if !container.decodeNil(), let string: String = try? container.decode(String.self) {
                text = string
            } else {
                throw DecodingError.typeMismatch(
                    String.self, DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "not a scalar"))
            }
        }
    }
}
