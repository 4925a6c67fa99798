"""A reader of files with a bug in it, for tests of what an import makes of one."""

from collections.abc import Iterator

from archive_viewer.domain.ports import LeftOut
from archive_viewer.services.work import FileJob, ReadArticle, read_file


def read(job: FileJob) -> Iterator[ReadArticle | LeftOut]:
    if "坏" in job.name:
        raise ZeroDivisionError("a bug")
    if "大" in job.name:
        bytearray(4 << 30)
    yield from read_file(job)
