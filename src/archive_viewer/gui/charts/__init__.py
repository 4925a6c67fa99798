"""Measures through time beside the source: as a chart and as a table."""

from archive_viewer.gui.charts.panel import ChartsPanel

__all__ = ["ChartsPanel"]
