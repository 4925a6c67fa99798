"""An address gives what it answers, whole, or a reason; and never more than was asked for."""

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from archive_viewer.domain.article import ImportedArticle
from archive_viewer.domain.errors import ImportRefusedError
from archive_viewer.importers import fetching
from archive_viewer.importers.fetching import read_address
from archive_viewer.importers.registry import read
from helpers.containers import page
from helpers.pdf import Page, pdf
from helpers.serving import Say, answer, serving


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def fetched(say: Say, path: str = "/news/1.html") -> ImportedArticle:
    with serving(say) as site:
        (article,) = read_address(site + path, read)
    assert isinstance(article, ImportedArticle)
    return article


def refusal(say: Say, path: str = "/news/1.html") -> ImportRefusedError:
    with serving(say) as site, pytest.raises(ImportRefusedError) as refused:
        list(read_address(site + path, read))
    return refused.value


def test_a_page_comes_with_its_address_its_time_and_its_bytes() -> None:
    article = fetched(answer(page(1)), "/新闻/1.html?a=1#top")
    assert article.title == "通报1"
    assert article.url is not None
    assert article.url.endswith("/%E6%96%B0%E9%97%BB/1.html?a=1")
    assert (article.captured_at or "").endswith("+00:00")
    assert article.original == page(1)


def test_the_answers_charset_goes_before_the_pages_own() -> None:
    said = page(1, "gb18030").replace(b"<head>", b"<head><meta charset='utf-8'>")
    article = fetched(answer(said, Content_Type="text/html; charset=gb2312"))
    assert article.title == "通报1"
    assert article.charset == "gb18030"


def test_codings_are_undone_and_the_page_is_kept_without_them() -> None:
    article = fetched(answer(gzip.compress(page(2)), Content_Encoding="gzip"))
    assert article.original == page(2)


def test_an_answer_in_chunks_is_put_together() -> None:
    def chunked(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for at in range(0, len(page(3)), 100):
            piece = page(3)[at : at + 100]
            handler.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        handler.wfile.write(b"0\r\n\r\n")

    assert fetched(chunked).original == page(3)


def test_a_pdf_is_read_as_one() -> None:
    document = pdf(
        [Page([(72, 700, 14, "Budget"), (72, 660, 11, "The budget of the city for the year 2022, in full.")])]
    )
    article = fetched(answer(document, Content_Type="application/pdf"), "/files/get?id=7")
    assert "in full" in article.text
    assert article.original == document


def test_redirects_are_followed_to_the_address_that_is_kept() -> None:
    def moved(handler: BaseHTTPRequestHandler) -> None:
        if handler.path == "/new.html":
            answer(page(4))(handler)
        else:
            answer(b"", 302, Location="/new.html")(handler)

    assert (fetched(moved).url or "").endswith("/new.html")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///etc/passwd", "import.redirected"),
        ("ftp://127.0.0.1/x", "import.redirected"),
        ("javascript:alert(1)", "import.redirected"),
        ("/again.html", "import.redirects"),
    ],
)
def test_redirects_elsewhere_and_without_end_are_refused(target: str, code: str) -> None:
    assert refusal(answer(b"", 301, Location=target)).code == code


def test_a_page_from_outside_does_not_lead_into_the_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    near = fetching._is_near
    monkeypatch.setattr(fetching, "_is_near", lambda at: near(at) and "/inner" in at)
    assert refusal(answer(b"", 302, Location="/inner")).code == "import.redirected"
    assert near("http://192.168.1.1/")
    assert near("http://[::1]/")
    assert not near("http://93.184.216.34/")


@pytest.mark.parametrize("status", [404, 403, 500, 304])
def test_other_answers_are_refused_with_their_status(status: int) -> None:
    refused = refusal(answer(page(1), status))
    assert (refused.code, refused.params["status"]) == ("import.not_answered", str(status))


def test_an_answer_that_breaks_off_is_not_silently_short() -> None:
    cut = answer(page(1), Content_Length=str(len(page(1)) + 50))
    assert refusal(cut).code == "import.answer_cut"
    assert refusal(answer(gzip.compress(page(1))[:-30], Content_Encoding="gzip")).code == "import.answer_cut"


def test_a_bomb_and_an_answer_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(bytes(32 << 20))
    assert refusal(answer(bomb, Content_Encoding="gzip")).code == "import.ratio"
    monkeypatch.setattr(fetching, "LARGEST", 1 << 20)

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<p>" * 10_000)

    assert refusal(endless).code == "import.too_large"


def test_a_server_that_trickles_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.5)

    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<")
            time.sleep(0.02)

    began = time.monotonic()
    assert refusal(trickle).code == "import.no_answer"
    assert time.monotonic() - began < 5


def test_a_silent_server_and_one_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_SILENCE", 0.3)
    assert refusal(lambda _handler: time.sleep(1)).code == "import.no_answer"
    with serving(answer(b"")) as site:
        gone = site
    with pytest.raises(ImportRefusedError) as refused:
        list(read_address(gone + "/x.html", read))
    assert refused.value.code == "import.no_answer"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "news.example/1.html",
        "file:///etc/passwd",
        "ftp://a.example/",
        "http://",
        "http://u:p@a.example/",
        "http://a.example:99999/",
        "http://[::1/",
        "http://a b.example/",
        "http://" + "长" * 70 + ".example/",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        list(read_address(address, read))
    assert refused.value.code in ("import.address", "import.no_host")
