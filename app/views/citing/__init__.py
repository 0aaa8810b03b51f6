"""Citing: each record as a sentence to quote, and with its sources in eight styles of reference."""
