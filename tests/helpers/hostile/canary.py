"""A secret outside everything that is imported: whoever opens it was tricked."""

from dataclasses import dataclass
from pathlib import Path

SECRET = "金丝雀7Q9X不该有人读到这一句"
PROSE = "全市今年共建成社区服务站八个，服务居民五万人次，比上年有明显增加。负责同志介绍，下一步还将扩大覆盖范围。"


@dataclass(frozen=True)
class Canary:
    """The secret's path, and a port on this machine where nobody listens."""

    path: Path
    port: int = 9

    @property
    def addresses(self) -> tuple[str, ...]:
        """Ways to name the secret, and one to call out."""
        return (
            f"file://{self.path}",
            str(self.path),
            f"../../{self.path.name}",
            f"file://localhost{self.path}",
            f"http://127.0.0.1:{self.port}/x",
            f"//127.0.0.1:{self.port}/x",
            f"\\\\127.0.0.1\\{self.path.name}",
        )
