"""Characters that a PDF's fonts put in place of Han characters and letters, folded back to what is meant."""

import unicodedata

_SUPPLEMENT = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾"
    "⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"
)
_MEANT = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹"
    "艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀"
)
_KANGXI = "".join(chr(c) for c in range(0x2F00, 0x2FD6)) + "\u2e9f\u2ef3"
_LIGATURES = "".join(chr(c) for c in range(0xFB00, 0xFB07))
_FOLDED: dict[int, str] = {
    **{ord(c): meant for c, meant in zip(_SUPPLEMENT, _MEANT, strict=True)},
    0x2E3A: "——",
    **{ord(c): unicodedata.normalize("NFKC", c) for c in _KANGXI + _LIGATURES},
}


def folded(text: str) -> str:
    """The text with radicals (U+2E80–2FDF) as Han characters, after Unicode's EquivalentUnifiedIdeograph, the
    Latin ligatures U+FB00–FB06 as letters, and a dash of two widths as two dashes."""
    return text.translate(_FOLDED)
