package import Trail

/// `strongroom audit verify`: reads the whole trail of a data directory and checks its chain, without a server and without keys.
package enum TrailCheck {
    package static func verify(dataDirectory: String) throws -> TrailVerdict {
        try TrailVerifier.verify(directory: dataDirectory + "/trail")
    }
}
