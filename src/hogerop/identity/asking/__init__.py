"""What is asked of the result: who somebody is, why, and what only people can tell."""
