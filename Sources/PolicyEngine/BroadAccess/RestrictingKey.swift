/// The condition keys whose fixed values keep a statement for `*` from being open to everybody
/// (Secrets Manager contract, *Resource policies*). Raw values are in lower case.
enum RestrictingKey: String {
    case sourceARN = "aws:sourcearn"
    case sourceVPC = "aws:sourcevpc"
    case sourceVPCEndpoint = "aws:sourcevpce"
    case sourceAccount = "aws:sourceaccount"
    case principalAccount = "aws:principalaccount"
    case principalARN = "aws:principalarn"
    case principalOrganization = "aws:principalorgid"

    var isARN: Bool { self == .sourceARN || self == .principalARN }
}
