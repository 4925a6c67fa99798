"""The index on disk: torn files are found, commits are whole, readers and writers don't disturb one another."""

import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from archive_viewer.domain.errors import ArchiveError
from archive_viewer.domain.ports import IndexDocument, SearchRequest
from archive_viewer.search import IndexDamagedError, WhooshIndex, parse


def document(n: int, text: str) -> IndexDocument:
    return IndexDocument(n, f"题{n}", text)


def found(index: WhooshIndex, typed: str, documents: dict[int, IndexDocument]) -> set[int]:
    request = SearchRequest(parse(typed), limit=10_000)
    return {hit.article_id for hit in index.search(request, lambda ids: {i: documents[i] for i in ids}).hits}


def test_an_absent_index_has_no_stamp_and_answers_from_the_text(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "none")
    assert index.stamp() is None
    assert index.count() == 0
    documents = {1: document(1, "玉溪公安"), 2: document(2, "别的")}
    request = SearchRequest(parse("玉溪"), unindexed=frozenset(documents))
    assert [hit.article_id for hit in index.search(request, lambda ids: {i: documents[i] for i in ids}).hits] == [1]
    assert not (tmp_path / "none").exists()


def test_the_stamp_is_what_was_given_and_survives_commits(shelves: Any) -> None:
    assert shelves.index.stamp() == "as new"
    shelves.put([document(1, "玉溪")])
    assert WhooshIndex(shelves.folder).stamp() == "as new"
    shelves.index.create("anew")
    assert shelves.index.stamp() == "anew"
    assert shelves.index.count() == 0


def test_replacing_removing_and_naming_one_article_twice(shelves: Any) -> None:
    shelves.put([document(1, "旧文"), document(2, "留存")])
    shelves.documents[1] = document(1, "新文")
    shelves.index.update([document(1, "旧文"), shelves.documents[1]], removed=[2, 99])
    assert shelves.index.count() == 1
    assert shelves.ids("旧文") == set()
    assert shelves.ids("新文") == {1}
    assert shelves.ids("留存") == set()


def test_many_small_commits_equal_one_great_one(shelves: Any, paragraphs: list[IndexDocument], tmp_path: Path) -> None:
    for round_ in range(3):
        for each in paragraphs:
            changed = IndexDocument(each.article_id, each.title, f"{each.text}第{round_}轮")
            shelves.put([changed])
    once = WhooshIndex(tmp_path / "once")
    once.create("")
    once.update(shelves.documents.values())
    assert once.count() == shelves.index.count() == len(paragraphs)
    for typed in ("玉溪公安", "第2轮", "第1轮", "的", "5.625", "警 队"):
        assert found(once, typed, shelves.documents) == found(shelves.index, typed, shelves.documents)


def test_compacting_joins_small_segments_and_changes_no_answer(shelves: Any, paragraphs: list[IndexDocument]) -> None:
    shelves.put(paragraphs)
    for paragraph in paragraphs[:6]:
        shelves.put([paragraph])
    shelves.index.update([], [paragraphs[0].article_id])
    del shelves.documents[paragraphs[0].article_id]
    before = {typed: shelves.search(typed) for typed in ("公安", "平安善治", "玉溪 服务")}
    segments = len(list(shelves.folder.glob("*.seg")))
    shelves.index.compact()
    assert len(list(shelves.folder.glob("*.seg"))) < segments
    for typed, results in before.items():
        after = shelves.search(typed)
        assert (after.total, [h.article_id for h in after.hits]) == (
            results.total,
            [h.article_id for h in results.hits],
        )
    shelves.index.compact()
    assert shelves.index.stamp() == "as new"


def test_a_failed_commit_leaves_the_last_one_and_frees_the_lock(shelves: Any) -> None:
    shelves.put([document(1, "玉溪")])
    with pytest.raises(AttributeError):
        shelves.index.update([document(2, "公安"), IndexDocument(3, "", None)])  # type: ignore[arg-type]
    assert shelves.index.count() == 1
    shelves.put([document(4, "公安")])
    assert shelves.ids("公安") == {4}
    assert not [
        path
        for path in shelves.folder.iterdir()
        if path.suffix not in {".seg", ".toc", ".json"} and path.stat().st_size
    ]


def test_a_folder_that_cannot_be_written_is_said_so(shelves: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shelves.put([document(1, "玉溪")])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(ArchiveError) as caught:
            shelves.index.update([document(2, "公安")])
    assert caught.value.code == "index.unwritable"
    shelves.put([document(2, "公安")])
    assert shelves.ids("公安") == {2}


def damages(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    middle = len(data) // 2
    return {
        "deleted": path.unlink,
        "emptied": lambda: path.write_bytes(b""),
        "cut": lambda: path.write_bytes(data[:middle]),
        "last byte gone": lambda: path.write_bytes(data[:-1]),
        "zeros": lambda: path.write_bytes(data[:middle] + bytes(len(data) - middle)),
        "garbage": lambda: path.write_bytes(bytes(reversed(data))),
    }


def test_every_file_damaged_in_every_way_is_found(
    shelves: Any, paragraphs: list[IndexDocument], tmp_path: Path
) -> None:
    shelves.put(paragraphs[:10])
    shelves.put(paragraphs[10:])
    shelves.index.update([], removed=[3])
    names = [p.name for p in shelves.folder.iterdir() if not p.name.endswith("WRITELOCK")]
    assert len(names) == 4
    for name in names:
        for what in damages(shelves.folder / name):
            copy = tmp_path / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(shelves.folder, copy)
            damages(copy / name)[what]()
            unchecked = WhooshIndex(copy)
            try:
                found(unchecked, "玉溪公安", {d.article_id: d for d in paragraphs})
            except IndexDamagedError as error:
                assert error.code == "index.damaged"
            checked = WhooshIndex(copy)
            assert checked.stamp() is None, (name, what)
            request = SearchRequest(parse("玉溪"), unindexed=frozenset({1}))
            checked.search(request, shelves.read)
            checked.create("anew")
            checked.update(paragraphs)
            assert checked.stamp() == "anew"


def test_readers_see_whole_commits_while_another_thread_writes(shelves: Any) -> None:
    shelves.put([document(n, "玉溪公安第0版") for n in range(20)])
    done = threading.Event()
    wrong: list[object] = []

    def search() -> None:
        while not done.is_set():
            try:
                results = shelves.search("玉溪")
                if results.total != 20:
                    wrong.append(results.total)
            except Exception as error:  # noqa: BLE001
                wrong.append(error)

    readers = [threading.Thread(target=search) for _ in range(3)]
    for reader in readers:
        reader.start()
    for version in range(40):
        shelves.put([document(n, f"玉溪公安第{version}版") for n in range(version % 20, 20)])
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []


WRITER = """
import sys
from pathlib import Path
from archive_viewer.domain.ports import IndexDocument
from archive_viewer.search import WhooshIndex
index = WhooshIndex(Path(sys.argv[1]))
for n in range(40):
    index.update([IndexDocument(100 + n, "", "玉溪公安")])
"""


def test_another_process_may_write_meanwhile(shelves: Any) -> None:
    shelves.documents.update({100 + n: IndexDocument(100 + n, "", "玉溪公安") for n in range(40)})
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(shelves.folder)])
    seen = [0]
    while writer.poll() is None:
        seen.append(len(shelves.ids("玉溪公安")))
    seen.append(len(shelves.ids("玉溪公安")))
    assert writer.returncode == 0
    assert seen == sorted(seen)
    assert seen[-1] == 40


def test_the_room_is_entered_without_whoosh() -> None:
    code = (
        "import sys, archive_viewer.search; sys.exit(any(m.split('.')[0] in ('whoosh', 'opencc') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


ENDLESS = """
import itertools, sys
from pathlib import Path
from archive_viewer.domain.ports import IndexDocument
from archive_viewer.search import WhooshIndex
index = WhooshIndex(Path(sys.argv[1]))
for n in itertools.count():
    index.update([IndexDocument(n % 50 * 9 + k, "", "玉溪公安" * 50) for k in range(9)])
    print(n, flush=True)
"""


def test_a_writer_killed_at_any_moment_leaves_a_sound_index(shelves: Any) -> None:
    for moment in (0.0, 0.003, 0.007, 0.011, 0.017):
        writer = subprocess.Popen([sys.executable, "-c", ENDLESS, str(shelves.folder)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        for _ in range(4):
            writer.stdout.readline()
        time.sleep(moment)
        writer.kill()
        writer.wait()
        writer.stdout.close()
        index = WhooshIndex(shelves.folder)
        assert index.stamp() == "as new"
        assert index.count() >= 36
        index.update([document(1000, "别的")])
        assert index.stamp() == "as new"
    assert not [path for path in shelves.folder.iterdir() if path.is_dir()]
