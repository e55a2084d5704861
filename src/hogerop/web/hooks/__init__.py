"""Webhooks: a program of the owner's choice is told who climbed, fell or is about to fall."""
