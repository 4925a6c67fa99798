"""References as styles print them: of archived articles, and of other works by their CSL items."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive_viewer.domain.errors import ExportError
from archive_viewer.domain.passage import Reference
from archive_viewer.exporters.citations import apa, chicago, gbt7714, mla
from archive_viewer.exporters.citations.authors import authors, inverted
from archive_viewer.exporters.citations.fields import ranges
from archive_viewer.exporters.citations.items import item, parted, printed
from archive_viewer.exporters.citations.registry import cite, numbered, styles

from .conftest import OTHER, REFERENCE, excerpt

ADDRESS = "http://yn.people.com.cn/GB/zt/403795/405754/index.html"
Item = dict[str, Any]


def person(given: str, family: str) -> dict[str, str]:
    return {"given": given, "family": family}


def dated(*parts: int) -> dict[str, Any]:
    return {"date-parts": [list(parts)]}


PREJUDICE: Item = {
    "type": "book",
    "title": "The psychology of prejudice: From attitudes to social action",
    "author": [person("Lynne M.", "Jackson")],
    "edition": "2",
    "publisher": "American Psychological Association",
    "publisher-place": "Washington, DC",
    "issued": dated(2019),
    "DOI": "10.1037/0000168-000",
}
CHILD: Item = {
    "type": "book",
    "title": "The psychology of the child",
    "author": [person("Jean", "Piaget"), person("Bärbel", "Inhelder")],
    "translator": [person("Helen", "Weaver")],
    "edition": "2nd",
    "publisher": "Basic Books",
    "issued": dated(1969),
}
DENMARK: Item = {
    "type": "book",
    "title": "Early childhood education: Values and practices in Denmark",
    "editor": [person("Erik", "Hygum"), person("Peter Møller", "Pedersen")],
    "publisher": "Hans Reitzels Forlag",
    "issued": dated(2010),
    "URL": "https://earlychildhoodeducation.digi.hansreitzel.dk/",
}
STORYBOOKS: Item = {
    "type": "article-journal",
    "title": "Emotions in storybooks",
    "author": [person("Jessica S.", "Grady"), person("May", "Her"), person("Geena", "Moreno")],
    "container-title": "Psychology of Popular Media Culture",
    "volume": "8",
    "issue": "3",
    "page": "207-217",
    "issued": dated(2019),
    "DOI": "10.1037/ppm0000185",
}
REACTOR: Item = {
    "type": "article-newspaper",
    "title": "North Korea vows to restart shuttered reactor",
    "author": [person("Chico", "Harlan")],
    "container-title": "The Washington Post",
    "page": "A1, A4",
    "issued": dated(2013, 4, 2),
}
CLOCK: Item = {
    "type": "webpage",
    "title": "U.S. and world population clock",
    "author": [{"literal": "U.S. Census Bureau"}],
    "container-title": "U.S. Department of Commerce",
    "accessed": dated(2020, 1, 9),
    "URL": "https://www.census.gov/popclock/",
}
PEEPS: Item = {
    "type": "webpage",
    "title": "The Squishy, Sugary History of Peeps",
    "author": [person("Tanya", "Pai")],
    "container-title": "Vox",
    "issued": dated(2017, 4, 11),
    "URL": "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter",
}


def test_news_on_line() -> None:
    assert cite(REFERENCE, "gb-t-7714-2025", "2026-07-14") == (
        f"李发兴. 玉溪公安：“平安善治”护发展[EB/OL]. （2022-09-03）[2026-07-14]. {ADDRESS}."
    )
    assert cite(REFERENCE, "gb-t-7714-2015", "2026-07-14") == (
        f"李发兴. 玉溪公安：“平安善治”护发展[EB/OL]. (2022-09-03)[2026-07-14]. {ADDRESS}."
    )
    assert cite(REFERENCE, "apa", "2026-07-14") == (
        f"李发兴. (2022, September 3). 玉溪公安：“平安善治”护发展. 人民网-云南频道. {ADDRESS}"
    )
    assert cite(REFERENCE, "chicago", "2026-07-14") == (
        f"李发兴. “玉溪公安：‘平安善治’护发展.” 人民网-云南频道, September 3, 2022. {ADDRESS}."
    )
    assert cite(REFERENCE, "mla", "2026-07-14") == (
        f"李发兴. “玉溪公安：‘平安善治’护发展.” 人民网-云南频道, 3 Sept. 2022, {ADDRESS}. Accessed 14 July 2026."
    )


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"byline": ""}, "题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/."),
        ({"published_at": None}, "张三. 题名[EB/OL]. [2026-07-14]. http://a.cn/."),
        ({"url": None}, "张三. 题名[EB/OL]. 某网，2022-09-03[2026-07-14]."),
        ({"source": "人民日报", "url": None}, "张三. 题名[N]. 人民日报，2022-09-03."),
        (
            {"source": "人民日报", "url": "http://paper.people.com.cn/x"},
            "张三. 题名[N/OL]. 人民日报，2022-09-03. http://paper.people.com.cn/x.",
        ),
        (
            {"byline": "记者 甲某、乙某、丙某、丁某"},
            "甲某，乙某，丙某，等. 题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/.",
        ),
        (
            {"byline": "By Jane R. Doe and John Roe"},
            "Doe J R，Roe J. 题名[EB/OL]. （2022-09-03）[2026-07-14]. http://a.cn/.",
        ),
    ],
)
def test_missing_pieces_are_left_out_with_their_punctuation(changed: dict[str, str | None], expected: str) -> None:
    whole = replace(REFERENCE, title="题名", byline="张三", source="某网", url="http://a.cn/")
    assert cite(replace(whole, **changed), "gb-t-7714-2025", "2026-07-14") == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("人民网记者 李发兴", ("李发兴",)),
        ("本报记者 张三 李四", ("张三", "李四")),
        ("新华社记者张三、李四 通讯员王五", ("张三", "李四", "王五")),
        ("文/陈晨 图/林木", ("陈晨",)),
        ("作者：欧阳觅剑", ("欧阳觅剑",)),
        ("本报首席记者 张三（发自北京）", ("张三",)),
        ("阿卜杜拉·买买提", ("阿卜杜拉·买买提",)),
        ("新华社", ("新华社",)),
        ("", ()),
    ],
)
def test_bylines_give_names(byline: str, names: tuple[str, ...]) -> None:
    assert authors(byline) == names


def test_latin_names_are_inverted_without_stops() -> None:
    assert inverted("Jane R. Doe") == "Doe J R"
    assert inverted("李发兴") == "李发兴"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane R. Doe", {"given": "Jane R.", "family": "Doe"}),
        (
            "Vincent van der Berg",
            {"given": "Vincent", "non-dropping-particle": "van der", "family": "Berg"},
        ),
        ("Peyton Z. Peebles Jr.", {"given": "Peyton Z.", "family": "Peebles", "suffix": "Jr."}),
        ("Associated Press", {"literal": "Associated Press"}),
        ("Xu Wei", {"literal": "Xu Wei"}),
        ("Li Fa'xing", {"literal": "Li Fa'xing"}),
        ("Reuters", {"literal": "Reuters"}),
        ("阿卜杜拉·买买提", {"literal": "阿卜杜拉·买买提"}),
    ],
)
def test_only_the_names_of_people_whose_family_comes_last_are_parted(name: str, parts: dict[str, str]) -> None:
    assert parted(name) == parts


def test_an_item_keeps_the_article_as_it_is_and_printing_tidies_it() -> None:
    cited = replace(REFERENCE, byline="By Jane R. Doe", url=None)
    assert item(cited, "2026-07-14")["author"] == [{"literal": "Jane R. Doe"}]
    assert item(cited, "2026-07-14")["title"] == "玉溪公安:“平安善治”护发展"
    assert "accessed" not in item(cited, "2026-07-14")
    assert printed(cited, "2026-07-14")["author"] == [person("Jane R.", "Doe")]
    assert printed(cited, "2026-07-14")["title"] == "玉溪公安：“平安善治”护发展"


def test_english_news_is_in_english_even_where_its_language_was_not_told() -> None:
    cited = replace(REFERENCE, title="A title", byline="By Jane Doe, and John Roe and Ann Poe and Max Moe")
    many = gbt7714.render(
        {**printed(cited, ""), "author": [person("A.", name) for name in ("Doe", "Roe", "Poe", "Moe")]}
    )
    assert many.startswith("Doe A，Roe A，Poe A，et al. A title[EB/OL].")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            PREJUDICE,
            "Jackson L M. The psychology of prejudice: From attitudes to social action[M/OL]. 2nd ed. "
            "Washington, DC：American Psychological Association，2019. DOI:10.1037/0000168-000.",
        ),
        (CHILD, "Piaget J，Inhelder B. The psychology of the child[M]. Weaver H，trans. 2nd ed. Basic Books，1969."),
        (
            STORYBOOKS,
            "Grady J S，Her M，Moreno G. Emotions in storybooks[J/OL]. Psychology of Popular Media Culture，2019，"
            "8（3）：207-217. DOI:10.1037/ppm0000185.",
        ),
        (
            REACTOR,
            "Harlan C. North Korea vows to restart shuttered reactor[N]. The Washington Post，2013-04-02（A1, A4）.",
        ),
    ],
)
def test_gbt7714_2025_of_other_works(work: Item, expected: str) -> None:
    assert gbt7714.render(work, 2025) == expected


def test_gbt7714_2015_prints_families_in_capitals_and_narrow_punctuation() -> None:
    assert gbt7714.render({**STORYBOOKS, "accessed": dated(2026, 7, 14)}, 2015) == (
        "GRADY J S, HER M, MORENO G. Emotions in storybooks[J/OL]. Psychology of Popular Media Culture, 2019, "
        "8(3): 207-217[2026-07-14]. DOI:10.1037/ppm0000185."
    )
    hyphened = {"type": "book", "title": "T", "author": [person("Jung-Ran", "Park")]}
    assert gbt7714.render(hyphened, 2015) == "PARK J R. T[M]."
    assert gbt7714.render(hyphened, 2025) == "Park J-R. T[M]."


def test_an_unknown_year_is_guessed_from_the_day_of_access_and_an_estimate_is_bracketed() -> None:
    book = {"type": "book", "title": "题", "publisher": "某社", "URL": "http://a.cn/"}
    assert gbt7714.render({**book, "accessed": dated(2025, 1, 2)}) == "题[M/OL]. 某社，[2025]. http://a.cn/."
    assert gbt7714.render({**book, "issued": {**dated(1936), "circa": True}}) == "题[M/OL]. 某社，[1936]. http://a.cn/."


def test_a_note_adds_the_fields_that_reference_managers_have_no_room_for() -> None:
    book = {"type": "book", "title": "题", "publisher": "某社", "issued": dated(2001), "note": "page: 序2–3\nPMID 7"}
    assert gbt7714.render(book) == "题[M]. 某社，2001：序2-3."
    assert gbt7714.render({**book, "page": "9"}) == "题[M]. 某社，2001：9."


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (
            PREJUDICE,
            "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). "
            "American Psychological Association. https://doi.org/10.1037/0000168-000",
        ),
        (
            CHILD,
            "Piaget, J., & Inhelder, B. (1969). The psychology of the child (H. Weaver, Trans.; 2nd ed.). Basic Books.",
        ),
        (
            DENMARK,
            "Hygum, E., & Pedersen, P. M. (Eds.). (2010). Early childhood education: Values and practices in Denmark. "
            "Hans Reitzels Forlag. https://earlychildhoodeducation.digi.hansreitzel.dk/",
        ),
        (
            STORYBOOKS,
            "Grady, J. S., Her, M., & Moreno, G. (2019). Emotions in storybooks. "
            "Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185",
        ),
        (
            REACTOR,
            "Harlan, C. (2013, April 2). North Korea vows to restart shuttered reactor. The Washington Post, A1, A4.",
        ),
        (
            CLOCK,
            "U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. "
            "Retrieved January 9, 2020, from https://www.census.gov/popclock/",
        ),
    ],
)
def test_apa(work: Item, expected: str) -> None:
    assert apa.render(work) == expected


def test_apa_names_nineteen_and_the_last_of_more_than_twenty() -> None:
    many = {**PEEPS, "author": [person("A.", f"N{n}") for n in range(1, 23)]}
    assert ", N19, A., . . . N22, A. (2017, April 11)." in apa.render(many)
    assert "N20" not in apa.render(many)


def test_a_work_without_an_author_begins_with_its_title() -> None:
    unsigned = {key: value for key, value in PEEPS.items() if key != "author"}
    assert apa.render(unsigned).startswith("The Squishy, Sugary History of Peeps. (2017, April 11). Vox. ")
    assert chicago.render(unsigned).startswith("“The Squishy, Sugary History of Peeps.” Vox, April 11, 2017. ")
    assert mla.render(unsigned).startswith("“The Squishy, Sugary History of Peeps.” Vox, 11 Apr. 2017, ")


@pytest.mark.parametrize(
    ("work", "listed", "noted"),
    [
        (
            PEEPS,
            "Pai, Tanya. “The Squishy, Sugary History of Peeps.” Vox, April 11, 2017. "
            "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter.",
            "Tanya Pai, “The Squishy, Sugary History of Peeps,” Vox, April 11, 2017, "
            "http://www.vox.com/culture/2017/4/11/15209084/peeps-easter.",
        ),
        (
            {
                "type": "book",
                "title": "Swing Time",
                "author": [person("Zadie", "Smith")],
                "publisher": "Penguin Press",
                "publisher-place": "New York",
                "page": "315-316",
                "issued": dated(2016),
            },
            "Smith, Zadie. Swing Time. New York: Penguin Press, 2016.",
            "Zadie Smith, Swing Time (New York: Penguin Press, 2016), 315–16.",
        ),
        (
            {
                "type": "webpage",
                "title": "About Yale: Yale Facts",
                "author": [{"literal": "Yale University"}],
                "accessed": dated(2017, 5, 1),
                "URL": "https://www.yale.edu/about-yale/yale-facts",
            },
            "Yale University. “About Yale: Yale Facts.” Accessed May 1, 2017. "
            "https://www.yale.edu/about-yale/yale-facts.",
            "Yale University, “About Yale: Yale Facts,” accessed May 1, 2017, "
            "https://www.yale.edu/about-yale/yale-facts.",
        ),
        (
            STORYBOOKS,
            "Grady, Jessica S., May Her, and Geena Moreno. “Emotions in storybooks.” Psychology of Popular Media "
            "Culture 8, no. 3 (2019): 207–17. https://doi.org/10.1037/ppm0000185.",
            "Jessica S. Grady, May Her, and Geena Moreno, “Emotions in storybooks,” Psychology of Popular Media "
            "Culture 8, no. 3 (2019): 207–17, https://doi.org/10.1037/ppm0000185.",
        ),
        (
            CHILD,
            "Piaget, Jean, and Bärbel Inhelder. The psychology of the child. Translated by Helen Weaver. 2nd ed. "
            "Basic Books, 1969.",
            "Jean Piaget and Bärbel Inhelder, The psychology of the child, trans. Helen Weaver, 2nd ed. "
            "(Basic Books, 1969).",
        ),
    ],
)
def test_chicago_lists_and_notes(work: Item, listed: str, noted: str) -> None:
    assert chicago.render(work) == listed
    assert chicago.note(work) == noted


def test_works_without_any_date_say_so() -> None:
    undated = {key: value for key, value in PEEPS.items() if key != "issued"}
    assert "(n.d.)" in apa.render(undated)
    assert "Vox, n.d. http" in chicago.render(undated)
    assert "Vox, http" in mla.render(undated)


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (PREJUDICE | {"DOI": ""}, "2nd ed., American Psychological Association, 2019."),
        (
            CHILD,
            "Piaget, Jean, and Bärbel Inhelder. The psychology of the child. Translated by Helen Weaver, 2nd ed., ",
        ),
        (DENMARK, "Hygum, Erik, and Peter Møller Pedersen, editors. Early childhood education"),
        (
            STORYBOOKS,
            "Grady, Jessica S., et al. “Emotions in storybooks.” Psychology of Popular Media Culture, vol. 8, no. 3, "
            "2019, pp. 207–17, https://doi.org/10.1037/ppm0000185.",
        ),
        (REACTOR, "“North Korea vows to restart shuttered reactor.” The Washington Post, 2 Apr. 2013, pp. A1, A4."),
        (CLOCK, "U.S. Department of Commerce, https://www.census.gov/popclock/. Accessed 9 Jan. 2020."),
    ],
)
def test_mla(work: Item, expected: str) -> None:
    assert expected in mla.render(work)


def test_quotation_marks_within_a_title_are_inner_ones_and_apostrophes_stay() -> None:
    quoting = {**PEEPS, "title": "Don’t say “yes to ‘no’ or” else?"}
    assert "“Don’t say ‘yes to “no” or’ else?” Vox" in chicago.render(quoting)
    assert "“Don’t say ‘yes to “no” or’ else?,” Vox" in chicago.note(quoting)


@pytest.mark.parametrize(
    ("pages", "full", "listed"),
    [
        ("3-10", "3-10", "3–10"),
        ("71–2", "71-72", "71–72"),
        ("100-104", "100-104", "100–104"),
        ("107-8", "107-108", "107–8"),
        ("505-517", "505-517", "505–17"),
        ("1002-1006", "1002-1006", "1002–6"),
        ("983-1029", "983-1029", "983–1029"),
        ("1.1-1.36", "1.1-1.36", "1.1–1.36"),
        ("68-73, 86", "68-73, 86", "68–73, 86"),
    ],
)
def test_ranges_of_pages(pages: str, full: str, listed: str) -> None:
    assert ranges(pages) == full
    assert chicago.render({**STORYBOOKS, "page": pages}).split("(2019): ")[1].startswith(f"{listed}. ")


def test_five_styles_are_offered_in_both_languages() -> None:
    assert [style.name for style in styles()] == ["gb-t-7714-2025", "gb-t-7714-2015", "apa", "chicago", "mla"]
    assert [style.label_zh for style in styles()][2] == "APA（第 7 版）"
    for style in styles():
        assert style.label_en
        assert style.note(REFERENCE, "2026-07-14") == style.print(REFERENCE, "2026-07-14") or style.name == "chicago"


def test_chicago_has_a_form_for_footnotes() -> None:
    style = next(style for style in styles() if style.name == "chicago")
    assert style.note(REFERENCE, "2026-07-14") == (
        f"李发兴, “玉溪公安：‘平安善治’护发展,” 人民网-云南频道, September 3, 2022, {ADDRESS}."
    )


def test_references_are_numbered_in_order_of_first_use() -> None:
    numbering = numbered([excerpt("甲"), excerpt("乙", OTHER), excerpt("丙")])
    assert numbering.numbers == (1, 2, 1)
    assert numbering.references == (REFERENCE, OTHER)


def test_an_unknown_style_is_refused() -> None:
    assert styles()[0].name == "gb-t-7714-2025"
    with pytest.raises(ExportError):
        cite(REFERENCE, "no-such", "")


WORDS = st.text("甲乙丙丁abcXYZ", min_size=1, max_size=8)
DAYS = st.sampled_from([None, "2022", "2022-09", "2022-09-03", "2022-09-03T09:15:00+08:00"])
CITED = st.builds(
    Reference,
    article_id=st.just(1),
    revision=st.just(1),
    title=WORDS,
    byline=st.one_of(st.just(""), WORDS),
    source=st.one_of(st.just(""), WORDS, st.just("人民日报")),
    published_at=DAYS,
    url=st.sampled_from([None, "http://a.cn/1", "http://paper.people.com.cn/x"]),
    added_at=st.just(""),
    sha256=st.just(""),
    language=st.sampled_from(["zh", "en", ""]),
)


@given(CITED, st.sampled_from(["", "2026-07-14"]), st.sampled_from(styles()))
def test_whatever_is_missing_no_punctuation_is_left_over(cited: Reference, accessed: str, style: Any) -> None:
    for text in (style.print(cited, accessed), style.note(cited, accessed)):
        assert cited.title in text
        assert not re.search(
            r"\.\.|, ?,|，，|\(\)|（）|\[\]|\s[.,，：)]|\s\s|“”|^\W*\s|[,，：:] ?$", text.replace("“", "")
        ), text


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6), lambda inner: st.lists(inner, max_size=3)
)
NAMED = st.fixed_dictionaries({}, optional=dict.fromkeys(("family", "given", "literal", "suffix"), JUNK))
WHEN = st.fixed_dictionaries({}, optional={"date-parts": JUNK, "raw": JUNK, "literal": JUNK, "circa": JUNK})
TEXTS = (
    "type",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "edition",
    "publisher",
    "URL",
    "DOI",
    "language",
)
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "webpage", "article-journal", "article-newspaper", "patent", "other"])},
    optional={
        **{name: JUNK for name in TEXTS if name != "type"},
        "note": JUNK | st.just("type: map\neditor: A || B\nissued: 1957/1990"),
        "author": JUNK | st.lists(NAMED, max_size=4),
        "translator": JUNK | st.lists(NAMED, max_size=2),
        "issued": JUNK | WHEN,
        "accessed": JUNK | WHEN,
    },
)


@given(ITEMS)
def test_items_that_are_not_what_they_should_be_are_printed_as_far_as_they_go(work: Item) -> None:
    for render in (gbt7714.render, apa.render, chicago.render, chicago.note, mla.render):
        assert render(work) == render(work)
        assert "\n" not in render(work)
    assert gbt7714.render(work, 2015).endswith(".")
