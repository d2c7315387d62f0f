import AWSTypes

extension Transcript {
    /// Plays the story in `world` and tells, with its line, whatever did not come as written.
    ///
    /// Holes `<root>`, `<stranger>` and `<mallory>` are the ARNs of those people. A request without an answer below must succeed.
    package func play(in world: World) async throws(TranscriptFault) -> [String] {
        var template: Template = Template(now: world.clock.now())
        for (name, person) in [("root", world.root), ("stranger", world.stranger), ("mallory", world.mallory)] {
            template.remember(.text(person.arn), as: name)
        }
        var stage: Stage = Stage(world: world, template: template)
        for (line, step) in steps { try await stage.play(step, line: line) }
        stage.close()
        return stage.failures
    }
}

/// Where a story stands.
private struct Stage {
    let world: World
    var template: Template
    var person: Person
    var region: Region = .usEast1
    /// The last request's answer, as long as nobody has looked at it.
    var open: (line: Int, reply: Reply)?
    var failures: [String] = []

    init(world: World, template: Template) {
        self.world = world
        self.template = template
        person = world.root
    }

    mutating func play(_ step: Transcript.Step, line: Int) async throws(TranscriptFault) {
        template.now = world.clock.now()
        switch step {
        case .person(let name):
            guard let named: Person = ["root": world.root, "stranger": world.stranger, "user/mallory": world.mallory][name] else {
                throw TranscriptFault(line: line, reason: "nobody here is called `\(name)`")
            }
            person = named
        case .region(let region): self.region = region
        case .clock(let interval): world.clock.advance(by: interval)
        case .chores:
            do { try await world.runChores() } catch { failures.append("line \(line): \(error)") }
        case .request(let operation, let input):
            close()
            open = (line, await world.ask(operation, template.filled(input), as: person, in: region))
        case .answer(let status, let body):
            guard let reply: Reply = open?.reply else { throw TranscriptFault(line: line, reason: "an answer without a request") }
            open = nil
            if reply.status != status { failures.append("line \(line): the status should be \(status) but is \(reply.status)") }
            failures += template.differences(of: reply.body, from: body).map { "line \(line): \($0)" }
        }
    }

    /// An answer that nobody looked at must be a success.
    mutating func close() {
        if let open, !open.reply.isSuccess {
            failures.append("line \(open.line): refused with \(open.reply.status) \(open.reply.body?.description ?? "")")
        }
        open = nil
    }
}
