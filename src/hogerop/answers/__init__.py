"""Every answer as JSON: one place for the keys that other programs build on.

The command line writes it with ``--json``, and the API gives it; so the two cannot differ.
"""
