"""What must not happen, whatever is asked."""
