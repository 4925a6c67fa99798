"""REFI-QDA: what was said of passages as projects and codebooks of qualitative data analysis."""
