"""Facts beside the source."""
