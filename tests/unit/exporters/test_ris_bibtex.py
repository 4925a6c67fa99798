"""References for reference managers: complete, and no text in them can end its field or begin a record."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.passage import ExportDocument, ExportOptions, Reference
from archive_viewer.exporters.bibtex import BibtexExporter, escaped
from archive_viewer.exporters.reference_entries import one_line
from archive_viewer.exporters.ris import RisExporter

from .conftest import REFERENCE, annotation, excerpt

HOSTILE = "}\n\nER  - \nTY  - BOOK\n@book{evil, title={x}} \\input{/etc/passwd} %$&#_~^ \x00 \\"
TEXT = st.text(max_size=30) | st.sampled_from(
    ["}", "{", "\\", "\\}", "@article{x,", "ER  - ", "\r\nTY  - NEWS", "\u2028AU  - x", "a\x85b", "%", '"', ","]
)
UNESCAPED = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    "\\textless{}": "<",
    "\\textgreater{}": ">",
    "\\textbar{}": "|",
    **{f"\\{c}": c for c in "#$%&_"},
}
COMMAND = re.compile("|".join(map(re.escape, sorted(UNESCAPED, key=len, reverse=True))))


def records(data: bytes) -> list[list[tuple[str, str]]]:
    """RIS read as strictly as it is written."""
    found: list[list[tuple[str, str]]] = []
    current: list[tuple[str, str]] | None = None
    for line in data.decode().splitlines():
        if not line:
            assert current is None
            continue
        tagged = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert tagged, line
        if tagged[1] == "TY":
            assert current is None
            current = []
            found.append(current)
        assert current is not None
        current.append((tagged[1], tagged[2]))
        if tagged[1] == "ER":
            current = None
    assert current is None
    return found


def bibliography(data: bytes) -> list[tuple[str, str, dict[str, str]]]:
    """BibTeX read as BibTeX reads it: braces count whatever stands before them."""
    text = data.decode()
    found, at = [], 0
    while (begin := text.find("@", at)) >= 0:
        head = re.compile(r"@(\w+)\{([^\s,{}]+),\n").match(text, begin)
        assert head, text[begin : begin + 40]
        at, fields = head.end(), {}
        while named := re.compile(r"\s*(\w+) = \{").match(text, at):
            at, depth = named.end(), 1
            start = at
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            fields[named[1]] = text[start : at - 1]
            assert text[at] == ","
            at += 1
        assert text[at : at + 2] == "\n}"
        at += 2
        found.append((head[1], head[2], fields))
    return found


def plain(value: str) -> str:
    """What LaTeX prints for an escaped value."""
    return COMMAND.sub(lambda found: UNESCAPED[found.group()], value)


def cited(**changes: object) -> ExportDocument:
    return ExportDocument("", (excerpt("一段", replace(REFERENCE, **changes)),), ExportOptions())  # type: ignore[arg-type]


def test_a_web_page_has_all_its_fields_in_ris(document: ExportDocument) -> None:
    record = records(RisExporter().render(document))[0]
    assert record[:9] == [
        ("TY", "ELEC"),
        ("ID", "archive-viewer-7-2"),
        ("AU", "李发兴"),
        ("TI", "玉溪公安:“平安善治”护发展"),
        ("T2", "人民网-云南频道"),
        ("DA", "2022/09/03/"),
        ("PY", "2022"),
        ("Y2", "2026/07/14/"),
        ("UR", "http://yn.people.com.cn/GB/zt/403795/405754/index.html"),
    ]
    assert ("LA", "zh-CN") in record
    assert ("KW", "待核") in record
    assert record[-1] == ("ER", "")


def test_each_passage_is_a_note_of_its_reference(document: ExportDocument) -> None:
    first, second = records(RisExporter().render(document))
    notes = [value for tag, value in first if tag == "N1"]
    assert notes[0].startswith("“玉溪市连续10次入选“中国最安全城市” 两次捧得“长安杯”” ¶3 — 待查 — 哪家机构？ — 重叠")
    assert notes[1].startswith("“同一出处” ¶3")
    assert [tag for tag, _ in second].count("N1") == 1


def test_comments_and_tags_stay_behind_when_not_asked_for(document: ExportDocument) -> None:
    bare = replace(document, options=ExportOptions(comments=False))
    for exporter in (RisExporter(), BibtexExporter()):
        text = exporter.render(bare).decode()
        assert "重叠" not in text
        assert "待核" not in text
        assert "待查" in text


def test_a_newspaper_is_an_article_with_no_more_than_is_known(document: ExportDocument) -> None:
    ris = records(RisExporter().render(document))[1]
    kind, key, fields = bibliography(BibtexExporter().render(document))[1]
    assert ris[0] == ("TY", "NEWS")
    assert not {tag for tag, _ in ris} & {"AU", "UR", "Y2", "KW"}
    assert (kind, key) == ("article", "archive2020-8-1")
    assert set(fields) == {"title", "journaltitle", "entrysubtype", "date", "langid", "annotation"}


def test_bibtex_protects_chinese_names_and_says_when_a_page_was_read(document: ExportDocument) -> None:
    kind, key, fields = bibliography(BibtexExporter().render(document))[0]
    assert (kind, key) == ("online", "people2022-7-2")
    assert fields["author"] == "{李发兴}"
    assert fields["urldate"] == "2026-07-14"
    assert fields["date"] == "2022-09-03"
    assert fields["keywords"] == "待核"


@pytest.mark.parametrize(
    ("byline", "ris", "bibtex"),
    [
        ("Jane R. Doe and Li Wei", ["Doe, Jane R.", "Li Wei"], "Doe, Jane R. and {Li Wei}"),
        ("Jan van der Berg Jr.", ["van der Berg, Jan, Jr."], "van der Berg, Jr., Jan"),
        ("Xinhua News Agency", ["Xinhua News Agency"], "{Xinhua News Agency}"),
        ("记者 张三、李四", ["张三", "李四"], "{张三} and {李四}"),
        ("", [], None),
    ],
)
def test_names_are_parted_only_where_it_is_known_how(byline: str, ris: list[str], bibtex: str | None) -> None:
    document = cited(byline=byline)
    assert [value for tag, value in records(RisExporter().render(document))[0] if tag == "AU"] == ris
    assert bibliography(BibtexExporter().render(document))[0][2].get("author") == bibtex


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"byline": "Jane Doe"}, "doe2022-7-2"),
        ({"source": "China Daily"}, "chinadaily2022-7-2"),
        ({"url": "https://www.bbc.co.uk/news/1"}, "bbc2022-7-2"),
        ({"url": "https://10.0.0.1/x", "published_at": None}, "archive-7-2"),
    ],
)
def test_keys_are_latin_and_stay(changes: dict[str, object], key: str) -> None:
    assert bibliography(BibtexExporter().render(cited(**changes)))[0][1] == key


@pytest.mark.parametrize(("moment", "date"), [("2022", "2022///"), ("2022-09", "2022/09//"), ("某日", None)])
def test_a_date_says_no_more_than_is_known(moment: str, date: str | None) -> None:
    record = dict(records(RisExporter().render(cited(published_at=moment)))[0])
    assert record.get("DA") == date


def test_a_tag_with_a_comma_stays_one_keyword() -> None:
    tagged = replace(annotation(1, 100, 102, ""), tags=("甲,乙", "丙"))
    document = ExportDocument("", (excerpt("一段", annotations=(tagged,)),), ExportOptions())
    assert bibliography(BibtexExporter().render(document))[0][2]["keywords"] == "甲;乙, 丙"


def test_an_empty_document_is_an_empty_list() -> None:
    empty = ExportDocument("", (), ExportOptions())
    assert records(RisExporter().render(empty)) == []
    assert bibliography(BibtexExporter().render(empty)) == []


def test_what_is_lost_is_said(document: ExportDocument) -> None:
    for exporter in (RisExporter(), BibtexExporter()):
        assert {loss.code: loss.count for loss in exporter.losses(document)} == {
            "export.loss.colors": 2,
            "export.loss.facts": 1,
        }


@given(TEXT)
def test_latex_prints_the_text_and_its_braces_are_balanced(text: str) -> None:
    written = escaped(text)
    assert plain(written) == text
    depth = 0
    for character in written:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(TEXT, TEXT, TEXT, TEXT)
def test_no_text_ends_its_field_or_begins_a_record(title: str, source: str, words: str, comment: str) -> None:
    hostile = Reference(1, 1, title, title, source, None, f"https://a.cn/{source}", "", "", language=comment)
    note = replace(annotation(1, 100, 100 + len(words), comment), tags=(title, source), creator=source)
    one = excerpt(words, hostile, note=comment, before=title, annotations=(note,))
    document = ExportDocument(title, (one, excerpt(title, replace(hostile, article_id=2))), ExportOptions())
    read = records(RisExporter().render(document))
    assert [record[-1] for record in read] == [("ER", "")] * 2
    assert dict(read[0]).get("TI", "") == one_line(title)
    found = bibliography(BibtexExporter().render(document))
    assert len(found) == 2
    assert plain(found[0][2].get("title", "")) == one_line(title)
    assert all(re.fullmatch(r"[a-z]+\d{0,4}-\d+-\d+", key) for _, key, _ in found)


def test_a_text_that_looks_like_records_is_only_text() -> None:
    document = ExportDocument(
        HOSTILE, (excerpt(HOSTILE, replace(REFERENCE, title=HOSTILE), note=HOSTILE),), ExportOptions()
    )
    assert len(records(RisExporter().render(document))) == 1
    assert len(bibliography(BibtexExporter().render(document))) == 1
