"""What looks across all resources: doors, reference, problem pages and the state of the service."""
