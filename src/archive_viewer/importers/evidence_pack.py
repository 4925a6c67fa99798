"""Evidence packs: ZIP files of passages with their texts and originals, read a member at a time."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from archive_viewer.domain.allowance import Allowance
from archive_viewer.domain.errors import ImportRefusedError, KnownError
from archive_viewer.domain.evidence import FORMAT, MANIFEST, SUMS, EvidencePack, PackedArticle, PackedPassage, Place
from archive_viewer.importers.annotations.json_file import JSON, each, position, quote_of, read_json, table, words
from archive_viewer.importers.zip_package import ZIP_DAMAGE

_PIECE = 1 << 20


def is_pack(path: Path) -> bool:
    """Whether a file is a ZIP that lists what every evidence pack has; unpacks nothing."""
    try:
        with zipfile.ZipFile(path) as file:
            return {MANIFEST, SUMS} <= file.NameToInfo.keys()
    except ZIP_DAMAGE:
        return False


def read_pack(path: Path) -> EvidencePack:
    """What a pack says and holds.

    Raises KnownError evidence.unreadable or evidence.foreign; ImportRefusedError import.encrypted, import.unfolds,
    import.ratio, import.members.
    """
    try:
        with zipfile.ZipFile(path) as file:
            allowance = Allowance(path.stat().st_size)
            allowance.count(path.name, len(file.filelist))
            return _read(path, _Members(file, path.name, allowance))
    except ZIP_DAMAGE as error:
        raise KnownError("evidence.unreadable", path=path.name, reason=error) from error


class _Members:
    """The files of a pack; the last of those that bear one name counts, as for every program that unpacks it."""

    def __init__(self, file: zipfile.ZipFile, name: str, allowance: Allowance) -> None:
        self._file, self._name, self._allowance = file, name, allowance
        self.names = tuple(file.NameToInfo)
        self.doubled = tuple(name for name, times in Counter(file.namelist()).items() if times > 1)

    def __contains__(self, name: str) -> bool:
        return name in self._file.NameToInfo

    def pieces(self, name: str) -> Iterator[bytes]:
        member, size = self._file.getinfo(name), 0
        if member.flag_bits & 1:
            raise ImportRefusedError("import.encrypted", name=self._name)
        with self._file.open(member) as opened:
            while piece := opened.read(_PIECE):
                size += len(piece)
                self._allowance.spend(self._name, len(piece), member.compress_size, size)
                yield piece


def _read(path: Path, members: _Members) -> EvidencePack:
    said = {name: b"".join(members.pieces(name)) for name in (MANIFEST, SUMS) if name in members}
    articles, passages = _manifest(path, said.get(MANIFEST, b""))
    keys = {article.text: article.key for article in articles}
    digests, texts = {}, {}
    for name in members.names:
        digest, text = hashlib.sha256(), bytearray()
        for piece in members.pieces(name):
            digest.update(piece)
            text += piece if name in keys else b""
        digests[name] = digest.hexdigest()
        if name in keys:
            texts[keys[name]] = text.decode("utf-8", "replace")
    listed = (line.partition("  ") for line in said.get(SUMS, b"").decode("utf-8", "replace").splitlines())
    sums = {name: digest for digest, _, name in listed}
    return EvidencePack(articles, passages, sums, digests, members.doubled, texts)


def _manifest(path: Path, data: bytes) -> tuple[tuple[PackedArticle, ...], tuple[PackedPassage, ...]]:
    foreign = KnownError("evidence.foreign", path=path.name, format=FORMAT)
    try:
        manifest = table(read_json(data))
    except ImportRefusedError as error:
        raise foreign from error
    listed = [manifest.get(name) for name in ("articles", "passages")]
    if manifest.get("format") != FORMAT or not all(isinstance(entries, list) for entries in listed):
        raise foreign
    articles, passages = [_article(e) for e in each(listed[0])], [_passage(e) for e in each(listed[1])]
    known = tuple(article for article in articles if article)
    told = tuple(passage for passage in passages if passage)
    if len(known) < len(articles) or len(told) < len(passages):
        raise foreign
    return known, told


def _article(entry: JSON) -> PackedArticle | None:
    fields = table(entry)
    key, original, digest, text = (words(fields.get(f)) for f in ("key", "original", "original_sha256", "text"))
    return PackedArticle(key, words(fields.get("title")), original, digest, text) if key and original else None


def _passage(entry: JSON) -> PackedPassage | None:
    """A passage; one on a whole article has no place. None where what is said of it can't be understood."""
    fields = table(entry)
    number, article, selectors = position(fields.get("number")), words(fields.get("article")), fields.get("selectors")
    if number is None or not isinstance(selectors, list):
        return None
    if not selectors:
        return PackedPassage(number, article, None)
    by_type = {words(selector.get("type")): selector for selector in map(table, selectors)}
    place, quote = by_type.get("TextPositionSelector", {}), quote_of(by_type.get("TextQuoteSelector", {}))
    start, end = position(place.get("start")), position(place.get("end"))
    if start is None or end is None or quote is None:
        return None
    return PackedPassage(number, article, Place(start, end, quote))
