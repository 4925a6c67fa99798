"""Selectors to spans: finding a quote again in a changed text."""
