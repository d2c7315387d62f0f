"""What the conformance tests share: a server to talk to, two ways of talking to it, and AWS's sentences."""
