"""What an attacker types where words are asked for (security cases 81–85), and how to see that it stayed words."""

from html.parser import HTMLParser

MARK = "qahostilezq"

CORPUS = {
    "81 script": f"<script>alert('{MARK}')</script>",
    "83 tab in a link": f'<a href="java\tscript:alert(1)">{MARK}</a>',
    "83 entities in a link": f'<a href="&#106;avascript&colon;alert(1)">{MARK}</a>',
    "83 data link": f'<a href="data:text/html,<script>alert(1)</script>">{MARK}</a>',
    "83 full width": f"<a href='ｊavascript:alert(1)'>{MARK}</a> vbscript:msgbox(1)",
    "84 svg style": f'<svg><style><img src=x onerror="alert(1)"></style>{MARK}</svg>',
    "84 math": "<math><mtext><table><mglyph><style><!--</style>"
    f'<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">{MARK}',
    "84 noscript": f'<noscript><p title="</noscript><img src=x onerror=alert(1)>">{MARK}',
    "84 comment": f"<!--><img src=x onerror=alert(1)>-->{MARK}",
    "84 template": f"<template><script>alert(1)</script></template>{MARK}",
    "85 picture": f'"><img src=x onerror=alert(1)>{MARK}',
    "85 attribute": f"' autofocus onfocus=alert(1) x='{MARK}",
    "template language": "{{ request.user.password }}{% load i18n %}" + MARK,
    "end of a control": f"</textarea></title></option><iframe srcdoc='<script>alert(1)</script>'></iframe>{MARK}",
}
"""By the case of the table, each with a word by which it is found again."""

LONGEST = 290
"""Characters that every field has room for."""


def bundles() -> list[str]:
    """The corpus in as few pieces as the shortest field allows."""
    packed = [""]
    for attack in CORPUS.values():
        if len(packed[-1]) + len(attack) >= LONGEST:
            packed.append("")
        packed[-1] = f"{packed[-1]} {attack}".strip()
    return packed


_NEVER = {"iframe", "object", "embed", "style", "math", "noscript", "base", "mglyph", "mtext", "foreignobject"}
_LEADS = {"href", "src", "action", "formaction", "srcdoc", "data", "xlink:href", "poster"}


class _Active(HTMLParser):
    """Collects what would run, load or lead somewhere, as a browser would find it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.words: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag if tag in {"script"} else ""
        if tag in _NEVER or (tag == "script" and "src" not in given):
            self.found.append(f"<{tag}>")
        self.found += [f"{tag} {name}" for name in given if name.startswith("on") or name == "srcdoc"]
        self.found += [f"{tag} {name}={given[name]}" for name in _LEADS & given.keys() if _runs(given[name])]
        if tag == "img" and given.get("src") == "x":
            self.found.append("<img>")
        self.words += [value for name, value in given.items() if name == "value"]

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.inside == "script" and data.strip():
            self.found.append(f"script: {data}")


def _runs(address: str) -> bool:
    plain = "".join(c for c in address if c.isprintable() and not c.isspace()).casefold()
    return plain.startswith(("javascript:", "data:", "vbscript:"))


def looked_at(html: str) -> tuple[list[str], str]:
    """What of a page is active, and the words that a reader sees, control values included."""
    parser = _Active()
    parser.feed(html)
    parser.close()
    return parser.found, " ".join(parser.words)
