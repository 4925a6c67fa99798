"""Measures of an archive and their series, over several articles."""

import pytest

from archive_viewer.domain.errors import NotFoundError
from archive_viewer.domain.series import Measure
from archive_viewer.services.services import Services

NEWS = (
    "统计公报\n2019年，全省粮食产量1850万吨。",
    "粮食丰收\n2020年，全省粮食产量1900万吨，同比增长2.7%。",
    "秋粮入库\n2021年，粮食产量同比增长5%。",
)


@pytest.fixture
def harvests(sampled: Services) -> Services:
    for n, text in enumerate(NEWS):
        sampled.importing.paste(text, f"{n}.txt")
    return sampled


def test_the_same_measure_goes_through_articles_and_years(harvests: Services) -> None:
    measure = next(c.measure for c in harvests.measuring.measures(words="粮食") if c.levels)
    found = harvests.measuring.series(measure)
    assert [(v.period, v.computed) for v in found.levels] == [("2019", False), ("2020", False), ("2021", True)]
    assert len({f.article_id for f in found.facts()}) == 3


def test_an_articles_measures_come_with_what_the_archive_has(harvests: Services) -> None:
    article_id = max(harvests.library.ids("added")[-3:])
    (counted,) = harvests.measuring.measures(article_id)
    assert counted.measure.words == "粮食产量"
    assert counted.levels + counted.rates == 4


def test_words_and_limit_narrow_the_list(harvests: Services) -> None:
    everything = harvests.measuring.measures()
    assert [c.total for c in everything] == sorted((c.total for c in everything), reverse=True)
    assert len(harvests.measuring.measures(limit=2)) == 2
    assert harvests.measuring.measures(words="没有这样的指标") == []


def test_deleted_articles_and_rejected_facts_measure_nothing(harvests: Services) -> None:
    measure = next(c.measure for c in harvests.measuring.measures(words="粮食") if c.levels)
    rejected = harvests.measuring.series(measure).levels[0].facts[0]
    assert rejected.id is not None
    harvests.facts.review(rejected.id, "rejected")
    first = harvests.measuring.series(measure).levels[0]
    assert (first.period, first.computed) == ("2019", True)
    harvests.library.delete(harvests.library.ids("added")[-3:])
    with pytest.raises(NotFoundError):
        harvests.measuring.series(measure)


def test_two_values_for_one_period_are_marked(sampled: Services) -> None:
    sampled.importing.paste("甲报\n2021年，全市破获盗窃案件4290起。", "a.txt")
    sampled.importing.paste("乙报\n2021年，全市破获盗窃案件4209起。", "b.txt")
    (counted,) = sampled.measuring.measures(words="破获盗窃案件")
    assert counted.disagreeing


def test_a_measure_that_nobody_gives_is_said_to_be_missing(sampled: Services) -> None:
    with pytest.raises(NotFoundError, match=r"series\.not_found"):
        sampled.measuring.series(Measure("没有这样的指标", "个"))
