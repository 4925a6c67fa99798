"""Threads and progress: the only place in the window that knows them."""
