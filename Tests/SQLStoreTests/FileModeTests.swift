import Foundation
import Model
import SQLStore
import SQLiteDriver
import Testing

@Suite("Files of the database") struct FileModeTests {
    @Test("only their owner reads them, also if they were made otherwise") func modes() async throws {
        let world: StoreWorld = try await StoreWorld()
        #expect(try FileModeTests.modes(in: world.folder) == ["store.sqlite": 0o600, "store.sqlite-shm": 0o600, "store.sqlite-wal": 0o600])
        try world.close()
        for name: String in try FileManager.default.contentsOfDirectory(atPath: world.folder) {
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: world.folder + "/" + name)
        }
        let again: StoreWorld = try await StoreWorld(folder: world.folder)
        try await again.store.commit([Change(.insert, StoreWorld.secret("db"))], records: [])
        #expect(Set(try FileModeTests.modes(in: world.folder).values) == [0o600])
        try again.end()
    }

    private static func modes(in folder: String) throws -> [String: Int] {
        var modes: [String: Int] = [:]
        for name: String in try FileManager.default.contentsOfDirectory(atPath: folder) {
            modes[name] = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)[.posixPermissions] as? Int
        }
        return modes
    }
}
