"""Where the reader has been: places to go back to and forward again."""

from dataclasses import dataclass

MOST = 200


@dataclass(frozen=True)
class Place:
    """An article with a code point offset into its text."""

    article_id: int
    offset: int = 0


class Trail:
    """Places in the order of visits. Going somewhere new after going back forgets what lay ahead."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """Remember the place that one leaves for a new one."""
        if not self._behind or self._behind[-1] != place:
            self._behind = [*self._behind[-MOST:], place]
        self._ahead.clear()

    def back(self, here: Place | None) -> Place | None:
        """The place before `here`, to go to; `here` is None where no article is open."""
        return _step(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """The place after `here`, to go to."""
        return _step(self._ahead, self._behind, here)


def _step(source: list[Place], target: list[Place], here: Place | None) -> Place | None:
    while source:
        place = source.pop()
        if place != here:
            if here is not None:
                target.append(here)
            return place
    return None
