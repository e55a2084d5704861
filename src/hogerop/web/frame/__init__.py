"""The frame around every page: look, language, and what is said where something went wrong."""
