"""Who wrote and who edited, as papers print it in the text itself: in brackets in the lead or after the last word."""

import re

_NAME = r"(?![\u4e00-\u9fff]{0,3}[的了是在着过])[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})*"
_NAMES = rf"{_NAME}(?:[\s、，,]+{_NAME}){{0,5}}"
_OFFICE = (
    r"(?:(?:本报|本网|本刊|本台|见习|实习|特约|特派|驻[\u4e00-\u9fff]{1,6}|全媒体|[\u4e00-\u9fff]{2,8}[报社网台])\s*)?"
    r"(?:记者|通讯员|评论员|記者|通訊員)"
)
_LEAD = re.compile(
    rf"[（(〔【]\s*(?P<who>{_OFFICE}[\s:：]*{_NAMES}(?:[\s、，,]+(?:记者|通讯员)[\s:：]*{_NAMES})?)\s*"
    r"(?:[／/][^）)〕】]{2,12})?[)）〕】]"
)
_END = re.compile(rf"[（(]\s*(?:文\s*[/／]\s*)?(?P<who>{_OFFICE}[\s:：]*{_NAMES})\s*[)）]\s*$")
_EDITOR = re.compile(
    r"[（(【\[]\s*(?:责任|責任)?(?:编辑|责编|編輯|責編)\s*[:：]\s*(?P<who>[^()（）\[\]【】。/／]{2,30}?)\s*"
    r"(?:[/／][^()（）]{2,20})?[)）】\]]\s*\d{0,8}\s*$"
)
_AGENCY = re.compile(
    r"[（(](?P<who>(?:中央社|法新社|路透社|美聯社)?(?:駐[\u4e00-\u9fff]{1,6})?(?:特派員|特派记者|特派記者|記者|记者))"
    r"(?P<name>[\u4e00-\u9fff、]{4,24}?)\d{1,2}日(?:[\u4e00-\u9fff]{0,2}電|[\u4e00-\u9fff]{0,2}电|報導|报道)[）)]"
)
"""（中央社記者王嵐台北3日電）: name and place run together; a place has two characters, or three with 市 or 縣."""
_WITHIN = 60
_FROM_END = 60


def writer_in(text: str) -> str:
    """The reporter that the first or the last paragraph of a body names in brackets, or ""."""
    first, _, _ = text.partition("\n")
    agency = _AGENCY.search(first[:_WITHIN])
    if agency:
        together = agency.group("name")
        three = together[-1] in "市縣县" or len(together.rpartition("、")[2]) >= 6
        return agency.group("who") + together[: -3 if three else -2]
    found = _LEAD.search(first[:_WITHIN]) or _END.search(text[-_FROM_END:])
    return re.sub(r"\s+", " ", found.group("who")).strip() if found else ""


def editor_in(text: str) -> str:
    """The editors that stand in brackets after a body's last word, or ""."""
    found = _EDITOR.search(text[-_FROM_END:])
    return found.group("who") if found else ""
