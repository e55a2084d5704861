"""What is known of buying: histories and occasions, and whether there is enough of it."""
