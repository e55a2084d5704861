"""What would change if: levers and a sentence in, three labelled answers out."""
