"""What a request may be at most, and what happens to one that is more."""
