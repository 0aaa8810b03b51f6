"""What is measured beside the service: each a server of its own, with its own recommended settings."""
