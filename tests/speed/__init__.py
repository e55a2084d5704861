"""How fast the ladder is, as ratios measured in one run. `make bench` runs this."""
