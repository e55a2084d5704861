"""The plan: its board, the builder of a round, and one action."""
