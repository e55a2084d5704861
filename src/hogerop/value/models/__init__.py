"""Models of repeat buying, one a file, each after its paper."""
