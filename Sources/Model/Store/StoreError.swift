/// What can go wrong between the service and its store.
package enum StoreError: Error, Sendable {
    /// Something that the call read was changed meanwhile, or a name was taken. Nothing was written; run the call again.
    case conflict
    /// The database cannot answer: full disk, input or output error, damaged file. The text is for the log; it holds no secret.
    case unavailable(String)
}
