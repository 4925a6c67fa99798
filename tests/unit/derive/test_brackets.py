"""What a measure quotes is quoted whole."""

import pytest

from archive_viewer.derive.bracketed import balanced


@pytest.mark.parametrize(
    ("phrase", "whole"),
    [
        ("入选“中国最安全城市", "入选“中国最安全城市”"),
        ("最安全城市”称号", "最安全城市称号"),
        ("“两抢”案件", "“两抢”案件"),
        ("出台《关于“放管服”的意见", "出台《关于“放管服”的意见》"),
        ("", ""),
    ],
)
def test_marks_are_closed_or_left_out(phrase: str, whole: str) -> None:
    assert balanced(phrase) == whole
