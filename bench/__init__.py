"""The benchmark: the service beside what else one might take, in ratios to a bare server of the same bytes."""
