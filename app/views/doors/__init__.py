"""The doors: what there is, how much of it, and where to begin."""
