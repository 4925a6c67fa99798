"""Archive Viewer: a reading room for news articles kept as evidence. The public names, loaded when first used."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_viewer.api import Archive, derive_facts

__version__ = "0.1.0"
__all__ = ["Archive", "__version__", "derive_facts"]


def __getattr__(name: str) -> object:
    if name in ("Archive", "derive_facts"):
        from archive_viewer import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
