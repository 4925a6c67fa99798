"""Errors that are the world's fault: each has a code whose sentence tells a person what to do."""


class KnownError(Exception):
    """Something that a person can understand and act on.

    `code` names a sentence in resources/messages, `params` fill it in. Anything else that is raised is our fault.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = {name: str(value) for name, value in params.items()}

    def __str__(self) -> str:
        details = ", ".join(f"{k}={v}" for k, v in self.params.items())
        return f"{self.code} ({details})" if details else self.code

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuilt, (self.__class__, self.code, self.params))


def _rebuilt(cls: type[KnownError], code: str, params: dict[str, str]) -> KnownError:
    return cls(code, **params)


class ArchiveError(KnownError):
    """The archive as a whole can't be opened or written."""


class ReadOnlyError(ArchiveError):
    """Another process writes this archive, or the folder may not be written."""


class ImportRefusedError(KnownError):
    """One file can't become an article."""


class ExportError(KnownError):
    """The export could not be written; what was there before is untouched."""


class NotFoundError(KnownError):
    """No such article, fact, annotation, passage or quote."""
