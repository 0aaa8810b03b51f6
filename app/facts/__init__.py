"""The facts: one room per resource. Rooms meet in ids and links, and in `sources`, which everything cites."""
