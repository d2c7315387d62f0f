/// Why a text is no policy of its role, and where.
///
/// `fault` is for the service that must choose AWS's code and words; `description` is for the person who wrote the policy.
package struct PolicySyntaxError: Error, Hashable, Sendable, CustomStringConvertible {
    package let fault: PolicyFault
    package let place: PolicyPlace
    package let position: TextPosition

    init(_ fault: PolicyFault, place: PolicyPlace, position: TextPosition) {
        self.fault = fault
        self.place = place
        self.position = position
    }

    /// ``At `Statement[0].Effect`, line 3, column 15: the effect `allow` is neither `Allow` nor `Deny`.``
    package var description: String {
        let structure: String = place == .document ? "" : "`\(place)`, "
        return "At \(structure)\(position): \(fault.sentence)."
    }
}
