"""What is to be expected: of one contact, of a rung, of a channel, of all."""
