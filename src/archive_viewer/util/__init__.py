"""Paths, offsets, processes and logs: small things that know nothing of articles."""
