/// The directory of a trail, as the trail sees it. All calls may block. Tests put faults in here.
protocol TrailStorage: Sendable {
    /// Names of all files, in no order.
    func names() throws(TrailError) -> [String]
    /// Opens a file that exists.
    func open(_ name: String, forWriting: Bool) throws(TrailError) -> any TrailFile
    /// Opens an empty file under `name`, whatever was there before.
    func create(_ name: String) throws(TrailError) -> any TrailFile
    /// Gives a file another name; a file of that name is replaced.
    func rename(_ name: String, to other: String) throws(TrailError)
    /// Removes a file. One that is not there counts as removed.
    func remove(_ name: String) throws(TrailError)
    /// Returns when names are on disk.
    func synchronize() throws(TrailError)
    func space() throws(TrailError) -> DiskSpace
}

/// An open file. Places are given with each call, so that reading and writing do not disturb each other.
protocol TrailFile: Sendable {
    /// Length in bytes.
    func length() throws(TrailError) -> Int
    /// The bytes from `offset` on: `count` of them, fewer only at the file's end.
    func read(_ count: Int, at offset: Int) throws(TrailError) -> [UInt8]
    /// Writes all of `bytes`. On an error some of them may be there.
    func write(_ bytes: [UInt8], at offset: Int) throws(TrailError)
    func truncate(to length: Int) throws(TrailError)
    /// Returns when the content is on disk.
    func synchronize() throws(TrailError)
}

/// The file system under the trail, in bytes.
package struct DiskSpace: Hashable, Sendable {
    /// What this process may still write.
    package let free: Int64
    package let total: Int64
}
