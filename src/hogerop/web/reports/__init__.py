"""The owner's month, as PDF and Excel."""
