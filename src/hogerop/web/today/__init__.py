"""Today: what is to be done, who needs attention, and what changed."""
