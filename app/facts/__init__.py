"""The facts: one folder per resource. They meet in ids and links, and in `sources`, which everything cites."""
