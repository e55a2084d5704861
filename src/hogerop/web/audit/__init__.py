"""What was done in a business, by whom, upon what: one line each, and never a name."""
