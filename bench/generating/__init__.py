"""Synthetic dossiers of any size: valid, the same each time, and worded as the real one is."""
