"""Addresses of pages: which of them mean the same page (after RFC 3986, section 6, and the habits of news sites)."""

import re
from urllib.parse import quote, unquote, urlsplit

_PORTS = {"http": 80, "https": 443}
_INDEX = re.compile(r"(?:^|(?<=/))(?:index|default)\.(?:s?html?|php|aspx?|jsp)$", re.I)
_TRACKING = re.compile(
    r"(?:utm_\w+|spm|scm|from|isappinstalled|share_?\w*|weixin\w*|wfr|ref|referer|fbclid|gclid|msclkid|mc_[ce]id"
    r"|_t|timestamp|nsukey|tt_\w+|timeline|clicktime|enterid|app|sharefrom|hpid)",
    re.I,
)
"""Names of parameters that say by what way a reader came, not which page is meant."""
_KEPT = "/:@!$&'()*+,;=-._~"


def is_address(text: str) -> bool:
    """Whether a text is one web address with its scheme."""
    return re.fullmatch(r"https?://[^\s/?#.]+[^\s]*", text.strip(), re.I) is not None


def same_place(url: str) -> str:
    """A key under which the addresses of one page fall together; "" for what is no web address.

    Scheme, www., default port, fragment, index document, closing slash and tracking parameters don't count.
    """
    try:
        parts = urlsplit(url.encode("utf-8", "replace").decode("utf-8").strip())
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in _PORTS or not host:
        return ""
    place = host if port in (None, _PORTS[parts.scheme.lower()]) else f"{host}:{port}"
    path = _INDEX.sub("", _tidy(parts.path)).rstrip("/")
    fields = [field for field in parts.query.split("&") if field and not _TRACKING.fullmatch(field.partition("=")[0])]
    return f"{place}{path}" + (f"?{_tidy('&'.join(fields), '?%')}" if fields else "")


def is_front(url: str) -> bool:
    """Whether an address is a site's front page."""
    return "/" not in same_place(url) and "?" not in same_place(url)


def _tidy(part: str, more: str = "") -> str:
    """The same part with one way of percent-encoding; a lone percent sign stays."""
    decoded = unquote(part, errors="surrogateescape") if "%" in part and not more else part
    return quote(decoded, safe=_KEPT + more, errors="surrogateescape")
