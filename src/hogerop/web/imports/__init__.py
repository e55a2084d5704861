"""Files in: tried out first, then taken, and taken back."""
