"""What the fault tests share: a machine that can be bent, a server on it, a quick client, and what must hold afterwards."""
