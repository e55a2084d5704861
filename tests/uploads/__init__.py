"""What nobody should hand in, handed in to a real server."""
