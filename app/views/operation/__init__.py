"""The state of the service, for those who run it."""
