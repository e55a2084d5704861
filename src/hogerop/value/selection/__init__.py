"""Which model predicts best, tried on days that it has not seen."""
