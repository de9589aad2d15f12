"""The simulated provider: both vendors' streaming wires, and an account of what it was asked."""
