"""The ladder and the movement on it."""
