"""Whether the models of value find the truth again in worlds where it is known."""
