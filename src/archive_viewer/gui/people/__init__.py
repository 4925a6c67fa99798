"""Who and what an article names, beside the source."""

from archive_viewer.gui.people.panel import PeoplePanel

__all__ = ["PeoplePanel"]
