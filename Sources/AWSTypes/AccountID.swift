/// An AWS account: twelve decimal digits.
package struct AccountID: Hashable, Sendable, CustomStringConvertible {
    package let digits: String

    /// Nil unless `digits` is exactly twelve ASCII digits.
    package init?(_ digits: some StringProtocol) {
        guard digits.utf8.count == 12, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else { return nil }
        self.digits = String(digits)
    }

    private init(known digits: String) { self.digits = digits }

    /// The account that a server has when nobody names one: `000000000000`, as local twins of AWS have it.
    package static let zero: AccountID = AccountID(known: "000000000000")

    package var description: String { digits }
    /// `arn:aws:iam::<account>:root`, the account's own principal.
    package var rootARN: String { "arn:aws:iam::\(digits):root" }
}
