import SecretMemory
import Wire

struct RandomPassword: WireEncodable {
    let password: SecretBytes

    func encode(to out: inout some WireObject) { out.secretText("RandomPassword", password) }
}
