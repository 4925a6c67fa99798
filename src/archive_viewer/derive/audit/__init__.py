"""Numbers of a text held against one another and against what they can be; one module per kind of finding."""

from archive_viewer.derive.audit.article import audit, elsewhere

__all__ = ["audit", "elsewhere"]
