/// All that the service asks of a store.
package protocol Store: SecretReader, KeyReader, IdentityReader, Committer {}
