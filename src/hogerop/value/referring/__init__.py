"""Who brought whom, and what that is worth."""
