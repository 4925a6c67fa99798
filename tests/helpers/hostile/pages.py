"""Pages that load, run or include; markup that unfolds, nests or never ends."""

from helpers.hostile.canary import PROSE, Canary

_LOADS = (
    '<img src="{u}">',
    '<img srcset="{u} 2x">',
    '<picture><source srcset="{u}"></picture>',
    '<script src="{u}"></script>',
    '<link rel="stylesheet" href="{u}">',
    '<link rel="preload" as="fetch" href="{u}">',
    '<link rel="import" href="{u}">',
    '<style>@import url("{u}");</style>',
    '<style>body {{ background: url("{u}") }}</style>',
    '<style>@font-face {{ font-family: x; src: url("{u}") }}</style>',
    '<div style="background-image: url({u})">x</div>',
    '<body background="{u}">',
    '<iframe src="{u}"></iframe>',
    '<iframe srcdoc="&lt;img src={u}&gt;"></iframe>',
    '<frameset><frame src="{u}"></frameset>',
    '<object data="{u}"></object>',
    '<embed src="{u}">',
    '<applet archive="{u}" code="X"></applet>',
    '<video src="{u}" poster="{u}"><track src="{u}"></video>',
    '<audio src="{u}"></audio>',
    '<input type="image" src="{u}">',
    '<form action="{u}"><button autofocus onfocus="this.form.submit()">x</button></form>',
    '<meta http-equiv="refresh" content="0; url={u}">',
    '<base href="{u}/"><img src="x">',
    '<a href="{u}" ping="{u}">x</a>',
    '<table background="{u}"><tr><td>x</td></tr></table>',
    '<svg><image xlink:href="{u}"/></svg>',
    '<svg><use href="{u}#a"/></svg>',
    '<svg><foreignObject><iframe src="{u}"></iframe></foreignObject></svg>',
    '<math><mtext href="{u}">x</mtext></math>',
    '<portal src="{u}"></portal>',
    '<bgsound src="{u}">',
    '<script>fetch("{u}"); new Image().src = "{u}"</script>',
    '<noscript><img src="{u}"></noscript>',
    '<?xml-stylesheet href="{u}"?>',
    '<img src="x" onerror="location=\'{u}\'">',
)
_OTHERS = (
    "<a href=\"javascript:location='{u}'\">x</a>",
    '<a href="data:text/html,<script src={u}></script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<iframe src="data:text/html;base64,PHNjcmlwdD4="></iframe>',
)
_ENTITIES = {
    "external": '<!DOCTYPE html [<!ENTITY x SYSTEM "{u}">]>',
    "parameter": '<!DOCTYPE html [<!ENTITY % p SYSTEM "{u}"> %p;]>',
    "dtd": '<!DOCTYPE html SYSTEM "{u}">',
    "public": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "{u}">',
    "laughs": "<!DOCTYPE html [<!ENTITY a0 'ha'>{laughs}<!ENTITY x '&a30;'>]>",
    "quadratic": "<!DOCTYPE html [<!ENTITY x '{long}'>]>",
}
_LAUGHS = "".join(f"<!ENTITY a{n} '&a{n - 1};&a{n - 1};&a{n - 1};&a{n - 1};'>" for n in range(1, 31))


def page(inside: str, head: str = "<!DOCTYPE html>") -> bytes:
    """A page with an article around whatever stands `inside`."""
    return (
        f"{head}<html><head><title>服务站建成</title></head><body><h1>服务站建成</h1>{inside}"
        f"<div class='article'><p>{PROSE}</p>{inside}<p>{PROSE}</p></div></body></html>"
    ).encode()


def files(canary: Canary) -> dict[str, bytes]:
    """Pages that ask for something, each in two or three ways."""
    made = {}
    for number, load in enumerate(_LOADS):
        for way in range(3):
            address = canary.addresses[(number + way * 2) % len(canary.addresses)]
            made[f"load-{number:02}-{way}.html"] = page(load.format(u=address))
    for number, other in enumerate(_OTHERS):
        made[f"other-{number}.html"] = page(other.format(u=canary.addresses[0]))
    return made


def markup(canary: Canary) -> dict[str, bytes]:
    """Entities, inclusions, depth and length."""
    made = {}
    for name, doctype in _ENTITIES.items():
        for ending in ("html", "xhtml", "svg"):
            head = doctype.format(u=canary.addresses[0], laughs=_LAUGHS, long="长" * 50_000)
            made[f"entity-{name}.{ending}"] = page(f"<p>&x;</p>{'&x;' * 2000 if name == 'quadratic' else ''}", head)
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary.addresses[0]}" parse="text"/>'
    made["xinclude.xhtml"] = page(include)
    made["xslt.xhtml"] = page(
        "", f'<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="{canary.addresses[0]}"?>'
    )
    made["deep.html"] = page("<div>" * 100_000)
    made["deep-inline.html"] = page("<b><i>" * 50_000)
    made["tables.html"] = page("<table><tr><td>" * 10_000 + "x")
    made["lists.html"] = page("<ul><li>" * 20_000)
    made["tags.html"] = page("<a " * 10_000)
    made["attributes.html"] = page(f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>x</p>")
    made["attribute.html"] = page(f"<p class='{'x ' * 500_000}'>x</p>")
    made["comment.html"] = page("<!-- " + "-- " * 300_000)
    made["script.html"] = page("<script>" + "</scrip" * 100_000)
    made["cdata.html"] = page("<![CDATA[" + "]]" * 200_000)
    made["line.html"] = page("字" * 400_000)
    made["entities.html"] = page("&amp;" * 200_000 + "&#x110000;&#55555;&#0;&nosuch;" * 1000)
    made["nul.html"] = page("<p>\x00\x01\x02\x7f\ufffe\uffff</p>" * 100)
    made["json.html"] = page(f'<script type="application/ld+json">{"[" * 200_000}</script>')
    made["json-objects.html"] = page('<script type="application/ld+json">' + '{"a":' * 50_000 + "1</script>")
    made["meta.html"] = page("<meta name='author' content='x'>" * 20_000)
    made["charset.html"] = page("<meta charset='utf-7'><meta charset='" + "x" * 100_000 + "'>")
    made["half.html"] = page("")[:-200] + "<p>半".encode()[:-1]
    return made
