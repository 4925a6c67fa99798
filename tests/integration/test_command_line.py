"""The command line keeps its contract: JSON on one side, sentences on the other, exit codes that mean something."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def ran(*arguments: object, given: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "archive_viewer", *map(str, arguments)],
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            cwd=tmp_path,
        )

    return ran


@pytest.fixture
def archive(run: Run, sample: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    outcome = run("import", sample, "--archive", folder, "--json")
    assert outcome.returncode == 0, outcome.stderr
    assert json.loads(outcome.stdout)["added"] == [1]
    return folder


def answer(outcome: "subprocess.CompletedProcess[str]") -> Any:
    assert outcome.returncode == 0, outcome.stderr
    return json.loads(outcome.stdout)


def test_the_four_jobs(run: Run, archive: Path, tmp_path: Path) -> None:
    (listed,) = answer(run("list", "--archive", archive, "--json"))
    assert listed["id"] == 1
    found = answer(run("search", "扫黑除恶", "--archive", archive, "--json"))
    text = answer(run("show", 1, "--archive", archive, "--json"))["text"]
    assert found["total"] == 1
    for start, end in found["hits"][0]["matches"]:
        assert text[start:end] == "扫黑除恶"
    for start, end, words in found["hits"][0]["snippets"]:
        assert text[start:end] == words
    note = answer(
        run(
            "annotate",
            1,
            "--quote",
            "居全省第一",
            "--comment",
            "谁排的",
            "--tag",
            "排名",
            "--archive",
            archive,
            "--json",
        )
    )
    assert text[note["start"] : note["end"]] == "居全省第一"
    assert len(answer(run("annotations", "--tag", "排名", "--archive", archive, "--json"))) == 1
    written = answer(run("export", "-o", "out.md", "--tag", "排名", "--archive", archive, "--json"))
    assert written["passages"] == 1
    assert "居全省第一" in (tmp_path / "out.md").read_text(encoding="utf-8")
    assert answer(run("check", "--archive", archive, "--json")) == []


def test_facts_are_listed_and_derived(run: Run, archive: Path) -> None:
    facts = answer(run("facts", 1, "--unit", "CNY", "--archive", archive, "--json"))
    assert 562500000 in {f["value"] for f in facts}
    table = run("facts", "--minimum", 4000, "--csv", "--archive", archive)
    assert table.stdout.splitlines()[0].startswith("id,article_id,kind")
    (only,) = answer(run("derive", "-", "--json", given="共打掉团伙88个。"))
    assert (only["value"], only["unit"]) == (88, "个")
    assert "id" not in only
    lines = run("derive", "--jsonl", given='{"id": "x", "text": "共88个。"}\n')
    assert json.loads(lines.stdout)["id"] == "x"


def test_queries_in_a_batch_answer_a_line_each(run: Run, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "queries.txt").write_text('平安善治\n"\n没有这句话的\n', encoding="utf-8")
    outcome = run("search", "--batch", "queries.txt", "--archive", archive)
    assert [json.loads(line)["total"] for line in outcome.stdout.splitlines()] == [1, 0, 0]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "--archive", "nowhere"), 3),
        (("show", "99"), 1),
        (("show", "abc"), 2),
        (("search",), 2),
        (("list", "--order", "colour"), 1),
        (("annotate", "1", "--quote", "文中没有的话"), 1),
        (("export", "-o", "out.xyz", "--query", "x"), 1),
        (("import", "没有这个文件.txt"), 1),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_code(
    run: Run, archive: Path, arguments: tuple[str, ...], code: int
) -> None:
    named = arguments if "--archive" in arguments else (*arguments, "--archive", str(archive))
    outcome = run(*named)
    assert outcome.returncode == code
    assert outcome.stderr.strip()
    assert "Traceback" not in outcome.stderr


def test_backup_and_restore(run: Run, archive: Path, tmp_path: Path) -> None:
    assert run("backup", "copy.db", "--archive", archive).returncode == 0
    elsewhere = tmp_path / "elsewhere"
    assert run("restore", "copy.db", "--archive", elsewhere).returncode == 0
    assert len(answer(run("list", "--archive", elsewhere, "--json"))) == 1
    assert answer(run("search", "平安善治", "--archive", elsewhere, "--json"))["total"] == 1


def test_what_failed_is_kept_in_a_report_and_tried_again(run: Run, tmp_path: Path) -> None:
    inbox, report = tmp_path / "in", tmp_path / "报告.csv"
    inbox.mkdir()
    (inbox / "好.txt").write_text("好\n\n好的正文。", encoding="utf-8")
    (inbox / "坏.txt").write_bytes(b"")
    folder = tmp_path / "archive"
    assert run("import", inbox, "--archive", folder, "--report", report).returncode == 1
    (inbox / "坏.txt").write_text("坏\n\n补上的正文。", encoding="utf-8")
    (inbox / "新.txt").write_text("新\n\n这篇没人要导入。", encoding="utf-8")
    again = answer(run("import", "--retry", report, "--archive", folder, "--json"))
    assert again["added"] == [2]
    assert again["duplicates"] == []
    refused = run("import", "--retry", inbox / "好.txt", "--archive", folder)
    assert refused.returncode == 1
    assert "CSV" in refused.stderr
    assert run("import", "--archive", folder).returncode == 2


def test_the_original_comes_out_as_it_went_in(archive: Path, sample: Path) -> None:
    command = [sys.executable, "-m", "archive_viewer", "show", "1", "--original", "--archive", str(archive)]
    assert subprocess.run(command, capture_output=True, check=True, timeout=60).stdout == sample.read_bytes()


def test_versions_are_listed_and_decided_on(run: Run, archive: Path, sample: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "转载.txt"
    elsewhere.write_text(
        sample.read_text(encoding="utf-8").replace("1023人", "1024人").replace("yn.people", "mirror"), encoding="utf-8"
    )
    assert "offers 1" in run("import", elsewhere, "--archive", archive).stdout
    (offer,) = answer(run("versions", "--archive", archive, "--json"))["offers"]
    assert (offer["article_id"], offer["older_id"]) == (2, 1)
    assert run("versions", "--accept", 1, "--archive", archive).returncode == 2
    assert answer(run("versions", 2, "--accept", 1, "--archive", archive, "--json"))["offers"] == []
    assert answer(run("show", 1, "--archive", archive, "--json"))["revision"] == 2
    assert run("versions", 2, "--dismiss", 77, "--archive", archive).returncode == 1


def test_series_are_listed_printed_and_saved(run: Run, archive: Path, tmp_path: Path) -> None:
    listed = answer(run("series", "--archive", archive, "--article", 1, "--json"))
    assert {"words": "破获各类刑事案件", "unit": "起"} in [counted["measure"] for counted in listed]
    printed = run("series", "破获各类刑事案件", "--archive", archive).stdout.splitlines()
    assert [line.split("\t")[:3] for line in printed] == [
        ["2018/..", "1245.0", "stated"],
        ["2020", "3138.0", "computed"],
        ["2021", "4290.0", "stated"],
    ]
    target = tmp_path / "破案.csv"
    run("series", "破获各类刑事案件", "--archive", archive, "-o", target)
    assert "4290起" in target.read_text("utf-8-sig")
    missing = run("series", "没有这样的指标", "--archive", archive)
    assert missing.returncode == 1
    assert "没有这样的指标" in missing.stderr


def test_names_are_listed_merged_renamed_and_told_apart(run: Run, archive: Path) -> None:
    def ids(*words: str) -> dict[str, int]:
        return {e["name"]: e["id"] for e in answer(run("entities", *words, "--archive", archive, "--json"))}

    places = ids("玉溪", "--kind", "place")
    run("entities", "--merge", places["玉溪"], "--into", places["玉溪市"], "--archive", archive)
    assert "玉溪" not in ids("玉溪", "--kind", "place")
    run("entities", "--rename", places["玉溪市"], "--called", "玉溪（市）", "--archive", archive)
    assert ids("玉溪", "--kind", "place")["玉溪（市）"] == places["玉溪市"]
    split = ("entities", "--split", places["玉溪市"], "--article", 1, "--called", "另一个玉溪", "--archive", archive)
    assert "另一个玉溪" in run(*split).stdout
    assert run("entities", "--merge", 1, "--archive", archive).returncode == 2


def test_annotations_are_tagged_linked_and_deleted_from_the_command_line(run: Run, archive: Path) -> None:
    for quote in ("居全省第一", "打掉黑恶团伙88个"):
        run("annotate", 1, "--quote", quote, "--tag", "数字", "--archive", archive)
    retag = ("retag", 1, 2, "--add", "核实/排名", "--remove", "数字")
    assert run("annotations", "--archive", archive, *retag).returncode == 0
    assert run("annotations", "link", 1, 2, "--archive", archive).returncode == 0
    notes = answer(run("annotations", "--tag", "核实", "--archive", archive, "--json"))
    assert {n["id"]: (n["tags"], n["links"]) for n in notes} == {1: (["核实/排名"], [2]), 2: (["核实/排名"], [1])}
    assert run("tags", "rename", "核实", "待查", "--archive", archive).stdout.strip() == "2"
    assert run("tags", "describe", "待查", "--color", "green", "--archive", archive).returncode == 0
    listed = answer(run("tags", "--archive", archive, "--json"))
    assert [(t["name"], t["count"], t["color"]) for t in listed] == [("待查", 2, "green"), ("待查/排名", 2, "")]
    assert run("annotations", "delete", 1, 2, "--archive", archive).returncode == 0
    assert run("undo", "--archive", archive).stdout == "deletion of annotations\n"
    assert len(answer(run("annotations", "--archive", archive, "--json"))) == 2
    wrong = run("tags", "rename", "没有", "有", "--archive", archive)
    assert (wrong.returncode, "没有" in wrong.stderr) == (1, True)


def test_verbs_that_change_something_answer_in_json_too(run: Run, archive: Path) -> None:
    def told(*words: object) -> Any:
        return answer(run(*words, "--archive", archive, "--json"))

    for quote in ("居全省第一", "打掉黑恶团伙88个"):
        told("annotate", 1, "--quote", quote, "--tag", "数字")
        told("passages", "add", 1, "--quote", quote)
    assert {n["id"]: n["links"] for n in told("annotations", "link", 1, 2)} == {1: [2], 2: [1]}
    assert told("annotations", "place", 1, "--quote", "抓获犯罪嫌疑人1023人")["exact"] == "抓获犯罪嫌疑人1023人"
    assert told("tags", "rename", "数字", "核实") == {"annotations": 2}
    assert told("tags", "describe", "核实", "--color", "green")["color"] == "green"
    assert told("passages", "note", 1, "对照")["note"] == "对照"
    assert [p["id"] for p in told("passages", "arrange", "date")] == [2, 1]
    assert told("undo")["code"] == "undo.reorder_passages"
    assert told("backup")["path"].endswith(".db")
    assert told("tags", "remove", "核实") == {"annotations": 2}


def test_an_option_that_a_verb_below_has_no_use_for_is_refused(run: Run, archive: Path) -> None:
    wrong = run("passages", "--collection", "没有", "add", 1, "--quote", "居全省第一", "--archive", archive)
    assert (wrong.returncode, "--collection" in wrong.stderr) == (2, True)
    assert answer(run("passages", "--archive", archive, "--json")) == []
    assert run("annotations", "--archive", archive, "place", 9, "--quote", "居全省第一").returncode == 1


def test_passages_leave_in_every_format_with_what_is_lost_said(run: Run, archive: Path, tmp_path: Path) -> None:
    for quote in ("查封、冻结涉黑涉恶资产5.625亿元", "打掉黑恶团伙88个"):
        assert run("passages", "add", 1, "--quote", quote, "--archive", archive).returncode == 0
    assert run("passages", "note", 1, "与年报对照", "--archive", archive).returncode == 0
    assert run("passages", "save", "数字", "--archive", archive).returncode == 0
    kept = answer(run("passages", "--collection", "数字", "--archive", archive, "--json"))
    assert [p["note"] for p in kept] == ["与年报对照", ""]
    run("annotate", 1, "--quote", "打掉黑恶团伙88个", "--comment", "查", "--archive", archive)
    for name in ("a.odt", "a.xlsx", "a.ris", "a.bib", "a.qdpx", "a.qdc", "a.hypothesis.json", "a.pdf"):
        done = run("export", "-o", name, "--archive", archive)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / name).stat().st_size > 0
    told = run("export", "-o", "a.txt", "--archive", archive)
    assert "colour" in told.stderr


def test_an_evidence_pack_is_verified_and_what_was_changed_is_said(run: Run, archive: Path, tmp_path: Path) -> None:
    run("passages", "add", 1, "--quote", "打掉黑恶团伙88个", "--archive", archive)
    assert run("export", "-o", "pack.zip", "--archive", archive).returncode == 0
    verdict = answer(run("verify", "pack.zip", "--archive", archive, "--json"))
    assert verdict["holds"]
    pack = tmp_path / "pack.zip"
    pack.write_bytes(pack.read_bytes().replace(b"PK\x01\x02", b"PK\x01\x03", 1))
    assert run("verify", "pack.zip", "--alone").returncode == 1
    assert run("print", 1, "-o", "article.pdf", "--archive", archive).returncode == 0
    assert (tmp_path / "article.pdf").read_bytes().startswith(b"%PDF")
