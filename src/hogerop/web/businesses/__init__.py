"""Businesses, who belongs to each, and the wall between them."""
