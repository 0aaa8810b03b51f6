"""Checks a claim, a figure or a membership, against the records: a verdict, what decides it, and why."""
