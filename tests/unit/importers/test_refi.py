"""REFI-QDA files of other programs: positions land where they were meant, and what can't be taken is named."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.annotation import Quote
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.incoming import Incoming, IncomingAnnotation
from archive_viewer.importers.annotations import refi
from archive_viewer.importers.annotations.refi import read_refi
from archive_viewer.util.messages import LANGUAGES, sentence

TEXT = "第一段有𠮷字和😀。\r\n第二段说：连续10次入选。\r\n\r\n第三段又说：治安好了。\r\n"
PLAIN = TEXT.replace("\r\n", "\n")
USER, CODE, SOURCE, NOTE = (f"{n}0000000-0000-4000-8000-000000000000" for n in range(1, 5))
FIRST = '<PlainTextSelection guid="a0000000-0000-4000-8000-000000000000" startPosition="{0}" endPosition="{1}"'


def packed(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return out.getvalue()


def project(inside: str, origin: str = "", before: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="utf-8"?>{before}<Project name="" origin="{origin}"'
    return f'{head} xmlns="urn:QDA-XML:project:1.0">{inside}</Project>'.encode()


def source(inside: str, path: str = f"internal://{SOURCE}.txt") -> str:
    start = f'<TextSource guid="{SOURCE}" name="平安善治" plainTextPath="{path}">'
    return f"<Sources>{start}{inside}</TextSource></Sources>"


def read(inside: str, text: str = TEXT, origin: str = "", bom: bool = False) -> Incoming:
    data = ("\ufeff" * bom + text).encode()
    return read_refi(packed({"project.qde": project(inside, origin), f"Sources/{SOURCE}.txt": data}))


def only(incoming: Incoming) -> IncomingAnnotation:
    (found,) = incoming.annotations
    return found


def selections(*places: tuple[int, int]) -> str:
    return source("".join(f"{FIRST.format(*place)}/>" for place in places))


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


SENTENCES = ("第二段说：连续10次入选。", "第三段又说：治安好了。", "第一段有𠮷字和😀。")
COUNTED = {
    "code points of the file": lambda words: (TEXT.index(words), len(words)),
    "UTF-16 units of the file": lambda words: (units(TEXT[: TEXT.index(words)]), units(words)),
    "code points of lines": lambda words: (PLAIN.index(words), len(words)),
    "UTF-16 units of lines": lambda words: (units(PLAIN[: PLAIN.index(words)]), units(words)),
}


@pytest.mark.parametrize("bom", [False, True])
@pytest.mark.parametrize("way", COUNTED)
@pytest.mark.parametrize("origin", ["", "NVivo for Windows 12.6", "ATLAS.ti for Windows 23"])
def test_whatever_a_program_counts_its_selections_keep_to_the_sentences(origin: str, way: str, bom: bool) -> None:
    counted = [COUNTED[way](words) for words in SENTENCES]
    incoming = read(selections(*((start, start + length) for start, length in counted)), origin=origin, bom=bom)
    assert [a.quote.exact for a in incoming.annotations if a.quote] == list(SENTENCES)
    assert incoming.texts[0].text == PLAIN
    for found in incoming.annotations:
        assert found.start is not None
        assert found.end is not None
        assert found.quote == Quote.at(PLAIN, found.start, found.end)


def test_a_single_selection_amid_words_is_counted_as_the_standard_says() -> None:
    start = TEXT.index("续10次入")
    assert only(read(selections((start, start + 5)))).quote == Quote.at(PLAIN, start - 1, start + 4)


def test_the_known_habit_of_a_program_decides_where_nothing_else_does() -> None:
    start = units(TEXT[: TEXT.index("续10次入")])
    found = only(read(selections((start, start + 5)), origin="NVivo for Windows 12.6"))
    assert found.quote is not None
    assert found.quote.exact == "续10次入"


def test_who_said_what_when_and_under_which_tags() -> None:
    inside = (
        f'<Users><User guid="{USER}" name="读者"/></Users>'
        f'<CodeBook><Codes><Code guid="{{{CODE.upper()}}}" name="核实/数字" isCodable="true" color="#f00">'
        f'<Description>要核的</Description><Code guid="{NOTE[::-1]}" name="排名" isCodable="true"/></Code></Codes>'
        "</CodeBook>"
        + source(
            f'{FIRST.format(0, 3)} creatingUser="{USER}" creationDateTime="2026-01-02T03:04:05Z" '
            'modifiedDateTime="2026-01-03T03:04:05+08:00"><Description>为何</Description>'
            f'<Coding guid="{CODE}"><CodeRef targetGUID="{CODE}"/></Coding>'
            f'<Coding guid="{CODE}"><CodeRef targetGUID="{NOTE[::-1]}"/></Coding>'
            f'<NoteRef targetGUID="{NOTE}"/></PlainTextSelection>'
        )
        + f'<Notes><Note guid="{NOTE}"><PlainTextContent>再问一次</PlainTextContent></Note></Notes>'
    )
    incoming = read(inside)
    found = only(incoming)
    assert found.tags == ("核实／数字", "核实／数字/排名")
    assert [(t.color, t.description) for t in incoming.tags] == [("#ff0000", "要核的"), ("", "")]
    assert found.color == "#ff0000"
    assert (found.comment, found.creator, found.text_key) == ("为何\n\n再问一次", "读者", SOURCE)
    assert found.created_at == "2026-01-02T03:04:05.000+00:00"
    assert found.modified_at == "2026-01-03T03:04:05.000+08:00"


def test_a_note_that_a_link_ties_to_a_selection_is_its_comment() -> None:
    inside = (
        source(f"{FIRST.format(0, 3)}/>")
        + f'<Notes><Note guid="{NOTE}" plainTextPath="internal://{NOTE}.txt"/></Notes>'
        + f'<Links><Link guid="{CODE}" originGUID="{NOTE}" targetGUID="a0000000-0000-4000-8000-000000000000"/></Links>'
    )
    members = {
        "project.qde": project(inside),
        f"sources/{SOURCE}.txt": b"abc",
        f"sources/{NOTE}.txt": "说明\r\n".encode(),
    }
    assert only(read_refi(packed(members))).comment == "说明"


def test_a_note_of_a_source_that_has_a_place_is_about_that_place() -> None:
    inside = source(f'<NoteRef targetGUID="{NOTE}"/>') + (
        f'<Notes><Note guid="{NOTE}" creatingUser="{USER}" modifiedDateTime="2026-01-02T03:04:05Z">'
        f"<PlainTextContent>此处</PlainTextContent>{FIRST.format(4, 6)}/></Note></Notes>"
    )
    found = only(read(f'<Users><User guid="{USER}" name="读者"/></Users>{inside}', text="第一段，另起"))
    assert found.quote == Quote("另起", "第一段，", "")
    assert (found.comment, found.creator, found.modified_at) == ("此处", "读者", "2026-01-02T03:04:05.000+00:00")


def test_codes_of_a_whole_source_are_about_the_article() -> None:
    book = f'<CodeBook><Codes><Code guid="{CODE}" name="通稿" isCodable="true"/></Codes></CodeBook>'
    found = only(read(book + source(f'<Coding guid="{NOTE}"><CodeRef targetGUID="{CODE}"/></Coding>')))
    assert (found.quote, found.start, found.tags, found.title) == (None, None, ("通稿",), "平安善治")


def test_variables_tell_which_article_is_meant() -> None:
    held = "<VariableValue><VariableRef targetGUID='{0}'/><TextValue>{1}</TextValue></VariableValue>"
    values = held.format(CODE, "http://a.cn/x") + held.format(CODE, "ab" * 32)
    found = only(read(source(f"{FIRST.format(0, 3)}/>{values}")))
    assert (found.addresses, found.sha256) == (("http://a.cn/x",), "ab" * 32)


def test_text_inside_the_project_is_read() -> None:
    inside = f'<Sources><TextSource guid="{SOURCE}"><PlainTextContent>一二三</PlainTextContent>{FIRST.format(1, 3)}/>'
    found = only(read_refi(packed({"PROJECT.QDE": project(f"{inside}</TextSource></Sources>")})))
    assert found.quote == Quote("二三", "一", "")


def test_the_plain_text_of_a_pdf_is_read_and_its_page_images_are_named() -> None:
    path = f'plainTextPath="internal://{SOURCE}.txt"'
    inside = (
        f'<Sources><PDFSource guid="{NOTE}" name="公报"><PDFSelection guid="{CODE}" name="图" page="1"/>'
        f'<Representation guid="{SOURCE}" {path}>{FIRST.format(0, 3)}/></Representation></PDFSource></Sources>'
    )
    incoming = read(inside)
    assert only(incoming).title == "公报"
    assert [(r.place, r.code) for r in incoming.refused] == [("图", "import.refi_medium")]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (("-1", "3"), "import.refi_outside"),
        (("3", "3"), "import.refi_outside"),
        (("5", "2"), "import.refi_outside"),
        (("0", "999"), "import.refi_outside"),
        (("0", "9" * 9999), "import.refi_position"),
        (("", "3"), "import.refi_position"),
        (("0x1", "3"), "import.refi_position"),
    ],
)
def test_a_selection_outside_of_the_text_is_refused_by_itself(place: tuple[str, str], code: str) -> None:
    incoming = read(source(f"{FIRST.format(*place)}/>{FIRST.format(0, 3)}/>"))
    assert len(incoming.annotations) == 1
    (refused,) = incoming.refused
    assert (refused.place, refused.code) == ("平安善治", code)
    for language in LANGUAGES:
        assert "{" not in sentence(refused.code, refused.params, language)


@pytest.mark.parametrize("path", ["internal://../../etc/passwd", "relative:///a.txt", "absolute:///etc/passwd", ""])
def test_a_path_is_only_ever_a_name_in_the_package(path: str) -> None:
    incoming = read(source(f"{FIRST.format(0, 1)}/>", path))
    assert incoming.annotations == incoming.texts == ()
    assert [r.code for r in incoming.refused] == ["import.refi_no_text"]


def refused(data: bytes) -> str:
    with pytest.raises(ImportRefusedError) as caught:
        read_refi(data)
    for language in LANGUAGES:
        assert "{" not in sentence(caught.value.code, caught.value.params, language)
    return caught.value.code


ENTITIES = '<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.refi_unknown"),
        (b"\x00\xff\xfe", "import.refi_unknown"),
        ("一篇文章".encode(), "import.refi_unknown"),
        (b"<html/>", "import.refi_unknown"),
        (b"<CodeBook", "import.refi_damaged"),
        (project("", before=ENTITIES), "import.refi_entities"),
        (project("", before=f"<!-- > -->\n<?x y?>{ENTITIES}").decode().encode("utf-16"), "import.refi_entities"),
        (packed({"sources/a.txt": b""}), "import.refi_no_project"),
        (packed({"project.qde": b"<Project>"}), "import.refi_damaged"),
        (packed({"project.qde": b"<CodeBook/>"}), "import.refi_unknown"),
        (packed({"project.qde": project("", before=ENTITIES)}), "import.refi_entities"),
        (
            packed({"project.qde": project("", before='<!DOCTYPE Project SYSTEM "http://a.cn/x">')}),
            "import.refi_entities",
        ),
        (packed({"project.qde": project("")})[:-30], "import.package_damaged"),
        (packed({"project.qde": bytes(64 * 1024 * 1024)}), "import.ratio"),
        (packed({"project.qde": project("<Code>" * 9999 + "</Code>" * 9999)}), "import.refi_damaged"),
    ],
)
def test_what_is_no_sound_file_is_refused_with_a_reason(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_quotes_that_swell_beyond_measure_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refi, "MOST_WORDS", 90)
    members = {"project.qde": project(selections(*[(0, 30)] * 4)), f"sources/{SOURCE}.txt": TEXT.encode()}
    assert refused(packed(members)) == "import.refi_swollen"


def test_names_of_codes_don_t_pile_up_without_end() -> None:
    deep = "".join(f'<Code guid="{CODE}" name="{"长" * 400}">' for _ in range(99)) + "</Code>" * 99
    data = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{deep}</Codes></CodeBook>'.encode()
    assert max(len(tag.name) for tag in read_refi(data).tags) == 500


@given(st.binary(max_size=200), st.booleans())
def test_noise_is_refused_and_nothing_worse(noise: bytes, zipped: bool) -> None:
    with pytest.raises(ImportRefusedError):
        read_refi(packed({"project.qde": noise}) if zipped else noise)


@given(st.text(st.sampled_from("字😀a \r\n。"), max_size=40), st.data())
def test_positions_survive_every_kind_of_line_end(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(0, len(text)))
    incoming = read(selections((start, end)), text, origin="Archive Viewer")
    wanted = text[start:end].replace("\r\n", "\n").replace("\r", "\n")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert incoming.texts[0].text == plain
    for found in incoming.annotations:
        assert found.quote is not None
        assert found.quote.exact.strip("\n") == wanted.strip("\n")
    assert len(incoming.annotations) + len(incoming.refused) == 1
