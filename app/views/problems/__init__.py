"""What explains each kind of problem, in both languages."""
