"""Texts that cost, lie about their encoding, or hold what neither a database nor a spreadsheet should swallow."""

from helpers.hostile.canary import PROSE, Canary


def files(canary: Canary) -> dict[str, bytes]:
    """Text and Markdown by what is wrong with it."""
    head = "标题在这里\n\n"
    return {
        "digits.txt": (head + "9" * 1_000_000).encode(),
        "commas.txt": (head + "、" * 400_000).encode(),
        "quotes.txt": (head + "“" * 400_000).encode(),
        "respectively.txt": (head + "分别" * 200_000).encode(),
        "years.txt": (head + "2022年" * 150_000).encode(),
        "percent.txt": (head + "百分之" * 150_000).encode(),
        "names.txt": (head + "王" * 400_000).encode(),
        "brackets.txt": (head + "（" * 400_000).encode(),
        "books.txt": (head + "《" * 400_000).encode(),
        "colons.txt": (head + "记者:" * 200_000).encode(),
        "breadcrumbs.txt": ("a>" * 300_000 + "\n" + PROSE).encode(),
        "line.txt": (head + PROSE * 10_000).encode(),
        "lines.txt": b"\n" * 2_000_000 + PROSE.encode(),
        "short-lines.txt": (head + "行\n" * 150_000).encode(),
        "nul.txt": (head + "正文\x00正文\x07" * 3 + PROSE).encode(),
        "bidi.txt": (head + "\u202e" + PROSE + "\u2066" * 1000).encode(),
        "noncharacters.txt": (head + "\ufffe\uffff\ufdd0" * 300 + PROSE * 40).encode(),
        "combining.txt": (head + "e" + "\u0301" * 100_000 + PROSE).encode(),
        "surrogates.txt": head.encode() + "正\ud800文\udfff".encode("utf-8", "surrogatepass") * 5 + PROSE.encode() * 20,
        "overlong.txt": head.encode() + b"\xc0\xaf\xe0\x80\xaf" * 5 + PROSE.encode() * 20,
        "cut.txt": (head + PROSE).encode()[:-1],
        "cut-gb.txt": (head + PROSE * 3).encode("gb18030")[:-1],
        "utf7.txt": (head + PROSE).encode("utf-7"),
        "utf16.txt": (head + PROSE).encode("utf-16-le"),
        "utf16-odd.txt": (head + PROSE).encode("utf-16") + b"\x00",
        "utf32.txt": (head + PROSE).encode("utf-32"),
        "big5.txt": "標題\n\n全市今年共建成社區服務站八個，居民稱便。".encode("big5"),
        "mixed.txt": PROSE.encode() * 5 + PROSE.encode("gb18030") * 5,
        "formula.txt": f"=cmd|' /C calc'!A0\n\n{PROSE}".encode(),
        "script.txt": f"<script>alert(1)</script>\n\n{PROSE}".encode(),
        "pickle.txt": b"\x80\x04\x95" + bytes(40) + b"cos\nsystem\n(S'true'\ntR.",
        "says-gb.html": f"<!doctype html><meta charset=gb2312><h1>标题</h1><p>{PROSE}</p>".encode(),
        "says-utf8.html": f"<!doctype html><meta charset=utf-8><h1>标题</h1><p>{PROSE}</p>".encode("gb18030"),
        "says-big5.html": f"<!doctype html><meta charset=big5><h1>标题</h1><p>{PROSE}</p>".encode("gb18030"),
        "says-nothing.html": f"<!doctype html><h1>标题</h1><p>{PROSE}</p>".encode("gb18030"),
        "image.md": f"# 标题\n\n![x]({canary.addresses[0]})\n\n{PROSE}\n\n<img src='{canary.addresses[1]}'>".encode(),
        "include.md": f"---\ntitle: !!python/object/apply:os.system ['true']\n---\n{PROSE}".encode(),
        "front.md": ("---\n" + "a: &a [*a]\n" * 50 + f"---\n{PROSE}").encode(),
        "emphasis.md": (head + "*" * 200_000 + "_" * 200_000).encode(),
        "headings.md": ("#" * 300_000 + "\n" + PROSE).encode(),
    }
