"""The people: found, listed, and one of them with all that is known."""
