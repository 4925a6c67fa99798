"""Tags with colours and hierarchy, many annotations at once, links; all of it undone and done again."""

import pytest

from archive_viewer.bootstrap import open_services
from archive_viewer.domain.annotation import Annotation
from archive_viewer.domain.errors import KnownError, NotFoundError
from archive_viewer.services.services import Services


@pytest.fixture
def notes(sampled: Services) -> list[Annotation]:
    """Three annotations: 核实/排名, 核实/年份 with 背景, 背景."""
    tags = (["核实/排名"], ["核实/年份", "背景"], ["背景"])
    return [sampled.annotating.annotate(1, 10 * n, 10 * n + 8, tags=tag) for n, tag in enumerate(tags)]


def names(sampled: Services) -> dict[str, int]:
    return {tag.name: tag.count for tag in sampled.tagging.tags()}


def test_a_tag_counts_what_stands_below_it(sampled: Services, notes: list[Annotation]) -> None:
    assert names(sampled) == {"核实": 2, "核实/年份": 1, "核实/排名": 1, "背景": 2}
    assert {n.id for n in sampled.annotating.annotations(tag="核实")} == {notes[0].id, notes[1].id}
    assert [n.id for n in sampled.annotating.annotations(tag="核实/排名")] == [notes[0].id]


def test_a_tag_whose_name_only_begins_alike_is_another(sampled: Services, notes: list[Annotation]) -> None:
    sampled.tagging.retag([notes[2].id], add=["核实中"])
    assert notes[2].id not in {n.id for n in sampled.annotating.annotations(tag="核实")}
    assert sampled.searching.search("tag:核实").total == 1


def test_renaming_takes_along_what_stands_below(sampled: Services, notes: list[Annotation]) -> None:
    tagging = sampled.tagging
    tagging.describe("核实/排名", color="purple")
    assert tagging.rename("核实", "待查") == 2
    assert set(names(sampled)) == {"待查", "待查/年份", "待查/排名", "背景"}
    assert next(t for t in tagging.tags() if t.name == "待查/排名").color == "purple"
    sampled.undo.undo()
    assert set(names(sampled)) == {"核实", "核实/年份", "核实/排名", "背景"}
    sampled.undo.redo()
    assert "待查/年份" in names(sampled)


def test_a_tag_renamed_to_another_is_merged_into_it(sampled: Services, notes: list[Annotation]) -> None:
    sampled.tagging.rename("核实/年份", "背景")
    assert sampled.annotating.annotations()[1].tags == ("背景",)
    assert names(sampled)["背景"] == 2
    sampled.undo.undo()
    assert sampled.annotating.annotations()[1].tags == ("核实/年份", "背景")


def test_a_tag_can_not_move_below_itself(sampled: Services, notes: list[Annotation]) -> None:
    with pytest.raises(KnownError):
        sampled.tagging.rename("核实", "核实/旧")
    with pytest.raises(KnownError):
        sampled.tagging.rename("核实", "甲//乙")
    with pytest.raises(NotFoundError):
        sampled.tagging.rename("没有", "有")


def test_many_are_retagged_and_undone_at_once(sampled: Services, notes: list[Annotation]) -> None:
    sampled.tagging.retag([n.id for n in notes], add=["已用"], remove=["背景"])
    assert [n.tags for n in sampled.annotating.annotations()] == [
        ("核实/排名", "已用"),
        ("核实/年份", "已用"),
        ("已用",),
    ]
    sampled.undo.undo()
    assert [n.tags for n in sampled.annotating.annotations()] == [("核实/排名",), ("核实/年份", "背景"), ("背景",)]


def test_a_removed_tag_comes_back_with_its_colour(sampled: Services, notes: list[Annotation]) -> None:
    tagging = sampled.tagging
    tagging.describe("背景", color="blue", description="不引用")
    assert tagging.remove("背景") == 2
    assert "背景" not in names(sampled)
    sampled.undo.undo()
    assert next(t for t in tagging.tags() if t.name == "背景").description == "不引用"


def test_links_are_seen_from_both_ends_and_survive_deletion_undone(sampled: Services, notes: list[Annotation]) -> None:
    annotating = sampled.annotating
    annotating.link(notes[2].id, notes[0].id)
    annotating.link(notes[0].id, notes[2].id)
    linked = {n.id: n.links for n in sampled.annotating.annotations()}
    assert linked == {notes[0].id: (notes[2].id,), notes[1].id: (), notes[2].id: (notes[0].id,)}
    annotating.delete([notes[0].id])
    assert sampled.annotating.annotations()[-1].links == ()
    sampled.undo.undo()
    assert sampled.annotating.annotations()[0].links == (notes[2].id,)
    annotating.unlink(notes[2].id, notes[0].id)
    assert sampled.annotating.annotations()[0].links == ()
    with pytest.raises(KnownError):
        annotating.link(notes[0].id, notes[0].id)


def test_undo_works_after_the_archive_was_closed(sampled: Services, notes: list[Annotation]) -> None:
    sampled.tagging.rename("核实", "待查")
    sampled.close()
    again = open_services(sampled.folder)
    again.undo.undo()
    assert set(names(again)) == {"核实", "核实/年份", "核实/排名", "背景"}
    again.close()
