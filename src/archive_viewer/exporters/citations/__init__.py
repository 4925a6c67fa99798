"""References in the styles that publications ask for."""
