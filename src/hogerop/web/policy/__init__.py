"""The rules of the ladder: in words and as they are written, tried out before they are saved."""
