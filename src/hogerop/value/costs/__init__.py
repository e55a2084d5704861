"""What it costs to win somebody: money divided, people counted, one set against the other."""
