"""The pages that explain each kind of problem, in both languages."""
