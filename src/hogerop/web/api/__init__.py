"""The API: what the commands read and do, for programs, each with a token of its own."""
