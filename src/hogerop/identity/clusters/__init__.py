"""Which records are one: joined by what is sure, and known by the id that they had."""
