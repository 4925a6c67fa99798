"""Bytes to text: which encoding the evidence speaks for, and what had to be replaced on the way."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass

import charset_normalizer

Remark = tuple[str, dict[str, str]]

REPLACEMENT = "\ufffd"
_SAMPLE = 200_000
_TRUSTED = 0.06
"""Share of very frequent characters among the Han characters above which a reading is Chinese prose."""

_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
    "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机"
    "十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加"
    "這個們來為國說時會對過發後種麼學現當沒動還進樣開從實軍無與長機關點業將兩間問應戰向頭體見產"
    "社报记网市省县区部长警委员党京华"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LABELS = {
    "unicode-1-1-utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "csgb2312": "gb18030",
    "chinese": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "shift_jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
}
_PUBLIC_NAMES = {"big5hkscs": "big5", "cp1252": "windows-1252", "cp932": "shift_jis", "cp949": "euc-kr"}
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_KANA = re.compile("[\u3041-\u30ff]")
_HZ = re.compile(rb"~\{(?:[!-}][!-~]){1,500}~\}")
_ISO_2022_JP = re.compile(rb"\x1b\$[@B](?:[!-~][!-~]){1,500}\x1b\([BJ]")
_FEW = 12
"""Bytes up to which letters can't be counted."""
_COMMON_HAN = re.compile(rb"(?:[\x00-\x7f]|[\xb0-\xd7][\xa1-\xfe])*")
"""Characters of one byte, and Han characters of the first level of GB 2312."""
_LETTERS_OF_TWO = re.compile("[\u00a0-\u00ff\u0370-\u03ff\u0400-\u052f\u05d0-\u05ff\u0600-\u06ff]{3}")
"""Letters that text in UTF-8 has in rows, each of two bytes."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with "\\n" line ends and nothing that a database or a window can't hold.

    `replaced` counts U+FFFD that stand for undecodable bytes, `unshowable` those that stand for control characters,
    noncharacters and lone surrogates.
    """

    text: str
    charset: str
    replaced: int = 0
    unshowable: int = 0
    remarks: tuple[Remark, ...] = ()


def codec_of(label: str) -> str | None:
    """Python's codec for a label as the WHATWG Encoding Standard reads it (gb2312 means gb18030), or None."""
    name = label.strip().strip("\"'").lower()
    if name in _LABELS:
        return _LABELS[name]
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    return info.name if isinstance(info, codecs.CodecInfo) and info._is_text_encoding else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text in `data`. A byte order mark decides, then evidence; a declared label breaks ties only."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _finished(data[len(bom) :], codec, ())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        codec = (
            _seven_bit(data)
            if text.isascii()
            else "gb18030"
            if _is_chinese_after_all(data, text, declared)
            else "utf-8"
        )
        codec = (_wide(data) if b"\x00" in data else None) or codec
        return _finished(data, codec, _contradicted(declared, codec))
    codec, remarks = _by_evidence(data, declared)
    return _finished(data, codec, (*remarks, *_contradicted(declared, codec)))


def frequent_share(text: str) -> float:
    """Share of very frequent characters among the Han characters of `text`; 0 where there are none."""
    han = _HAN.findall(text)
    return sum(c in _FREQUENT for c in han) / len(han) if han else 0.0


def _by_evidence(data: bytes, declared: str | None) -> tuple[str, tuple[Remark, ...]]:
    sample = data[:_SAMPLE]
    wide = _wide(sample)
    if wide:
        return wide, ()
    if _damaged_utf8(sample):
        return "utf-8", ()
    candidates = ("gb18030", "big5hkscs", "euc_jp") if _has_kana(sample) else ("gb18030", "big5hkscs")
    scored = sorted(((_score(sample, codec), codec) for codec in candidates), reverse=True)
    if scored[0][0] >= _TRUSTED:
        return scored[0][1], ()
    if len(data) <= _FEW and _COMMON_HAN.fullmatch(data):
        return "gb18030", ()
    if declared and (codec := codec_of(declared)) and _bad(sample.decode(codec, "replace")) < 0.01:
        return codec, ()
    second = charset_normalizer.from_bytes(sample).best()
    codec = (codec_of(second.encoding) if second else None) or "gb18030"
    if sample.decode(codec, "replace") == sample.decode("cp1252", "replace"):
        codec = "cp1252"
    return codec, (("import.charset_uncertain", {"charset": _PUBLIC_NAMES.get(codec, codec)}),)


def _seven_bit(data: bytes) -> str:
    """The encoding of bytes without their highest bit: HZ and ISO-2022-JP shift into Han by signs of their own."""
    if _HZ.search(data):
        return "hz"
    return "iso2022_jp" if _ISO_2022_JP.search(data) else "utf-8"


def _is_chinese_after_all(data: bytes, text: str, declared: str | None) -> bool:
    """Whether bytes that make sense in UTF-8 by chance are the few common Han characters that their label says."""
    if not declared or codec_of(declared) != "gb18030" or max(text) >= "\u0800":
        return False
    return _COMMON_HAN.fullmatch(data) is not None and not _LETTERS_OF_TWO.search(text)


def _has_kana(data: bytes) -> bool:
    """Whether GB 2312's rows of kana, which EUC-JP has at the same place, are much in use."""
    text = data.decode("gb18030", "replace")
    return len(_KANA.findall(text)) * 4 > len(_HAN.findall(text))


def _score(data: bytes, codec: str) -> float:
    text = data.decode(codec, "replace")
    return frequent_share(text) - 5 * _bad(text)


def _bad(text: str) -> float:
    private = sum("\ue000" <= c <= "\uf8ff" for c in text)
    return (text.count(REPLACEMENT) + private) / len(text) if text else 0.0


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: zero bytes on one side only, or prose that only this reading yields."""
    even = data[: len(data) // 2 * 2]
    if len(even) < 4:
        return None
    low, high = even[1::2].count(0), even[0::2].count(0)
    half = len(even) // 2
    for codec, own, other in (("utf-16-le", low, high), ("utf-16-be", high, low)):
        text = even.decode(codec, "replace")
        if _bad(text) > 0.01 or other > half // 100:
            continue
        if (
            own > half * 0.6
            or _in_one_row(even, codec)
            or (len(_HAN.findall(text)) > half * 0.4 and frequent_share(text) > 2 * _TRUSTED)
        ):
            return codec
    return None


def _in_one_row(data: bytes, codec: str) -> bool:
    """Whether the high bytes are nearly always the same, as those of an alphabet are, and the low ones are not."""
    at = codec == "utf-16-le"
    high, low = Counter(data[at::2][:_SAMPLE]), Counter(data[not at :: 2][:_SAMPLE])
    several = sum(sorted(high.values(), reverse=True)[:2])
    return several > len(data) // 2 * 0.95 and max(low.values()) < len(data) // 2 * 0.3


def _damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    wide = sum(c > "\x7f" for c in text)
    return wide > 0 and text.count(REPLACEMENT) <= max(3, wide // 20) and text.count(REPLACEMENT) < wide / 2


def _contradicted(declared: str | None, codec: str) -> tuple[Remark, ...]:
    claimed = codec_of(declared) if declared else None
    if claimed is None or claimed == codec:
        return ()
    return (("import.charset_lied", {"declared": declared or "", "charset": _PUBLIC_NAMES.get(codec, codec)}),)


def _finished(data: bytes, codec: str, remarks: tuple[Remark, ...]) -> Decoded:
    strict_count = data.count(REPLACEMENT.encode("utf-8")) if codec == "utf-8" else 0
    text = data.decode(codec, "replace").removeprefix("\ufeff")
    replaced = text.count(REPLACEMENT) - strict_count
    text = _LINE_ENDS.sub("\n", text)
    text, unshowable = _UNSHOWABLE.subn(REPLACEMENT, text)
    noticed = list(remarks)
    if replaced > 0:
        noticed.append(("import.replaced", {"count": str(replaced), "charset": _PUBLIC_NAMES.get(codec, codec)}))
    if unshowable:
        noticed.append(("import.unshowable", {"count": str(unshowable)}))
    return Decoded(text, _PUBLIC_NAMES.get(codec, codec), max(replaced, 0), unshowable, tuple(noticed))
