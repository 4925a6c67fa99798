"""What the window takes up again at its next start: article, place, tabs, widths; for the program, size and looks."""

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from archive_viewer.gui.theme import Theme

if TYPE_CHECKING:
    from archive_viewer.services.services import Services
    from archive_viewer.services.settings import Preferences

KEY = "window"
LOOKS = "looks"
RECENT = "archives"
MOST_RECENT = 8


@dataclass(frozen=True)
class Session:
    """The state of one archive's window. `offset` is the code point in the first line in view."""

    article_id: int | None = None
    offset: int = 0
    left_tab: str = "library"
    view_tab: str = "facts"
    query: str = ""
    order: str = "-published"
    splitter: str = ""
    geometry: str = ""
    facets: bool = True
    tray_folded: bool = False

    @classmethod
    def read(cls, services: "Services") -> "Session":
        """What was kept; whatever doesn't fit is left out."""
        kept = services.settings.get(KEY, {})
        if not isinstance(kept, dict):
            return cls()
        plain = cls()
        values = {
            f.name: kept[f.name]
            for f in fields(cls)
            if f.name in kept
            and (isinstance(kept[f.name], type(getattr(plain, f.name))) or (f.name == "article_id" and _is_id(kept)))
        }
        return cls(**values)

    def keep(self, services: "Services") -> None:
        """Write it down, unless the archive is read-only."""
        if services.writable:
            services.settings.put(KEY, asdict(self))


def _is_id(kept: dict[str, Any]) -> bool:
    return kept["article_id"] is None or isinstance(kept["article_id"], int)


def read_looks(preferences: "Preferences", theme: Theme) -> str:
    """Dress the theme as it was left; returns the chosen language."""
    looks = preferences.get(LOOKS, {})
    if not isinstance(looks, dict):
        looks = {}
    theme.set_article_type(
        serif=bool(looks.get("serif", True)),
        size=int(looks.get("size", theme.article_size)),
        punctuation=bool(looks.get("punctuation", True)),
    )
    theme.choose(str(looks.get("theme", "system")))
    return str(looks.get("language", "system"))


def keep_looks(preferences: "Preferences", theme: Theme, language: str) -> None:
    """Remember theme, language and the article's type for every archive."""
    preferences.put(
        LOOKS,
        {
            "theme": theme.choice,
            "language": language,
            "serif": theme.article_serif,
            "size": theme.article_size,
            "punctuation": theme.punctuation,
        },
    )


def recent_archives(preferences: "Preferences") -> list[str]:
    """Folders of archives, the one opened last first."""
    kept = preferences.get(RECENT, [])
    return [folder for folder in kept if isinstance(folder, str)] if isinstance(kept, list) else []


def keep_recent(preferences: "Preferences", folder: str) -> None:
    """Note that an archive was opened."""
    others = [f for f in recent_archives(preferences) if f != folder]
    preferences.put(RECENT, [folder, *others][:MOST_RECENT])
