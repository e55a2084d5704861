"""The settings of a business: read, and changed through the same check as its file."""
