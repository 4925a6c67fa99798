"""Finding quoted passages again: in the text they came from, and in a text that has changed since."""

from archive_viewer.anchoring.again import Found, find_again
from archive_viewer.anchoring.locating import Ambiguous, locate

__all__ = ["Ambiguous", "Found", "find_again", "locate"]
