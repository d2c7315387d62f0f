import AWSTypes
import Cryptography
import Foundation
import SecretMemory

/// Gets the root key: from the seals in the data directory and the key file beside it, or, at the first start, makes both.
struct Seals {
    let directory: DataDirectory
    let keyFilePath: String
    let randomness: any Randomness

    func open() throws(AssemblyError) -> RootKey {
        guard !keyFilePath.hasPrefix(directory.path + "/") else {
            throw AssemblyError("the key file \(keyFilePath) must not lie inside the data directory: a copy of one would then hold both")
        }
        guard let bytes: [UInt8] = try PrivateFile.read(directory.seals) else { return try make() }
        guard let file: KeyFile = try readKeyFile() else {
            throw AssemblyError("the key file \(keyFilePath) is missing; without it nothing in \(directory.path) can be read")
        }
        do {
            return try SealDocument(parsing: bytes).open(with: file)
        } catch {
            throw AssemblyError("\(directory.seals) does not open with the key file \(keyFilePath): \(error)")
        }
    }

    /// The key file comes first: a crash in between leaves a key that opens nothing, never a store that nothing opens.
    private func make() throws(AssemblyError) -> RootKey {
        guard !FileManager.default.fileExists(atPath: directory.database) else {
            throw AssemblyError("\(directory.seals) is missing, but \(directory.database) is there; put the seals back from a copy")
        }
        let file: KeyFile
        if let kept: KeyFile = try readKeyFile() {
            file = kept
        } else {
            file = .random(randomness)
            try PrivateFile.create(keyFilePath, file.text.exposed { Array($0) })
        }
        let root: RootKey = .random(randomness)
        do {
            try PrivateFile.create(directory.seals, try SealDocument(sealing: root, with: file, randomness: randomness).bytes)
        } catch let error as AssemblyError {
            throw error
        } catch {
            throw AssemblyError("the root key cannot be sealed: \(error)")
        }
        return root
    }

    private func readKeyFile() throws(AssemblyError) -> KeyFile? {
        guard var bytes: [UInt8] = try PrivateFile.read(keyFilePath) else { return nil }
        do {
            return try KeyFile(parsing: SecretBytes(consuming: &bytes))
        } catch {
            throw AssemblyError("\(keyFilePath): \(error)")
        }
    }
}

extension DataDirectory {
    /// The keys of session and page tokens, wrapped under the root key; made at the first start.
    func tokenKey(under root: RootKey, randomness: any Randomness) throws(AssemblyError) -> TokenKey {
        do {
            if let bytes: [UInt8] = try PrivateFile.read(tokenKeys) { return try TokenKey(unwrapping: bytes, under: root) }
            let fresh: TokenKey = .random(randomness)
            try PrivateFile.create(tokenKeys, try fresh.wrapped(under: root, randomness: randomness))
            return fresh
        } catch let error as AssemblyError {
            throw error
        } catch {
            throw AssemblyError("\(tokenKeys): \(error)")
        }
    }
}
