"""Files of text that hold no prose are refused with their kind; a name that says text, and prose, come in."""

import json
import time
from pathlib import Path

import pytest

from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.domain.ports import SourceFile
from archive_viewer.importers import registry
from archive_viewer.importers.not_prose import other_kind
from archive_viewer.util.messages import LANGUAGES, sentence

PROSE = (
    "江畔市建成八个社区服务站\n\n服务站为老人提供助餐、助浴、助医服务，每天接待居民三百多人次。\n下一步将延伸到乡镇。\n"
)
ENGLISH = (
    "Harbour reopens after repairs\n\nThe harbour reopened on Friday, a week ahead of plan; ferries sail again.\n"
    "From the pier, the mayor said (twice) that repairs had cost less than expected.\nFor now, fares stay.\n"
    "If storms return, the new wall will hold.\nReturn tickets remain valid until March.\n"
)
ITEM = "<item><title>一则</title><link>http://a.example.cn/1</link><p>话。</p><p>话。</p></item>"
JSON = json.dumps({"标题": "一则", "正文": "一句话。另一句话。"}, ensure_ascii=False)
PYTHON = (
    "import re\n\n\ndef words(text):\n    found = re.findall('x', text)\n    for word in found:\n        print(word)\n"
)
SHEET = "body {\n  margin: 0;\n  color: red;\n}\n\np {\n  margin: 0;\n}\n"
SCRIPT = "!function(e,t){var n=e.x;for(var r=0;r<t;r++){n[r]=(e[r]||{}).y;}}(window,8);" * 20
TABLE = "日期,地点,人数\n" + "2022-09-03,江畔,12\n" * 6


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><title>图</title><text>字</text></svg>', "SVG"),
        ("a", '<?xml version="1.0"?>\n<!-- 图 --><svg><title>图</title></svg>', "SVG"),
        ("a.xml", f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{ITEM * 3}</channel></rss>', "RSS"),
        ("a", f"<rss><channel>{ITEM * 3}</channel></rss>", "RSS"),
        ("a.xml", f'<?xml version="1.0"?><feed><entry>{ITEM}<![CDATA[<html><body>]]></entry></feed>', "Atom"),
        ("a.xml", '<?xml version="1.0"?><urlset><url><loc>http://a.example.cn/</loc></url></urlset>', "Sitemap"),
        ("a.plist", '<?xml version="1.0"?><!DOCTYPE plist PUBLIC "x" "y"><plist><dict/></plist>', "plist"),
        ("a.xml", "<note><to>某人</to></note>", "XML"),
        ("a.json", JSON, "JSON"),
        ("a", JSON, "JSON"),
        ("a.log", f"{JSON}\n{JSON}\n", "JSON"),
        ("a.csv", TABLE, "CSV"),
        ("a", TABLE, "CSV"),
        ("a.yaml", "标题: 一则\n正文: 一句话。\n", "YAML"),
    ],
)
def test_data_is_refused_with_its_kind(name: str, text: str, kind: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile(name, text.encode())))
    assert (refused.value.code, refused.value.params.get("kind")) == ("import.not_prose", kind)
    for language in LANGUAGES:
        said = sentence(refused.value.code, refused.value.params, language)
        assert kind in said
        assert "{" not in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.py", PROSE),
        ("a.css", SHEET),
        ("a", SHEET),
        ("a", PYTHON),
        ("a.js", SCRIPT),
        ("a", SCRIPT),
        ("run", "#!/bin/sh\necho 一\n"),
    ],
)
def test_program_code_is_refused(name: str, text: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(registry.read(SourceFile(name, text.encode())))
    assert refused.value.code == "import.source_code"
    assert all("{" not in sentence(refused.value.code, refused.value.params, language) for language in LANGUAGES)


@pytest.mark.parametrize("name", ["a", "a.log", "a.text", "a.2022", "a.bak", "a.txt"])
@pytest.mark.parametrize("text", [PROSE, ENGLISH])
def test_prose_comes_in_under_any_other_name(name: str, text: str) -> None:
    (article,) = registry.read(SourceFile(name, text.encode()))
    assert article.text


@pytest.mark.parametrize("text", [JSON, TABLE, PYTHON, SHEET])
def test_what_a_person_calls_text_is_read_as_text(text: str) -> None:
    (article,) = registry.read(SourceFile("a.txt", text.encode()))
    assert article.text


@pytest.mark.parametrize("text", ["[图片]\n" + PROSE, "{" + PROSE, "【快讯】" + PROSE, "1,2,3\n" + PROSE, "“" + PROSE])
def test_prose_that_opens_like_data_is_prose(text: str) -> None:
    assert other_kind("a", text) is None


def test_a_page_under_another_name_is_a_page() -> None:
    page = f'<?xml version="1.0"?><html><head><title>一则</title></head><body><p>{PROSE}</p></body></html>'
    for name in ("a.xml", "a.php", "a"):
        (article,) = registry.read(SourceFile(name, page.encode()))
        assert article.title == "一则"


def test_the_sample_article_and_this_file_are_told_apart(root: Path) -> None:
    for path in (root / "resources" / "sample").rglob("*.txt"):
        assert other_kind("article", path.read_text(encoding="utf-8")) is None
    assert other_kind("test", Path(__file__).read_text(encoding="utf-8")) == "code"


@pytest.mark.parametrize(
    "text", ["{" * 300_000, "[" * 300_000, "<!--" * 100_000, "<?" * 100_000, "a=" * 300_000, "," * 300_000]
)
def test_hostile_text_is_judged_in_time(text: str) -> None:
    started = time.perf_counter()
    other_kind("a", text)
    assert time.perf_counter() - started < 1.0
