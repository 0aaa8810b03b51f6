"""A store in PostgreSQL: Debian's, started for the tests in a folder of its own."""
