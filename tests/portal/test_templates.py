"""Every template of a reader's page obeys the strict policy and speaks both languages."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "theming", "directives")
TEMPLATES = sorted(path for package in PACKAGES for path in (ROOT / "intranet" / package).rglob("templates/**/*.html"))
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=|javascript:", re.I)
WORDS = re.compile(r">\s*[A-ZĐ][a-zà-ỹ]+[ <]")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_has_no_inline_script_or_style(path: Path) -> None:
    assert INLINE.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_template_loads_nothing_from_elsewhere(path: Path) -> None:
    addresses = re.findall(r"(?:src|href|action)=\"(https?:)?//", path.read_text(encoding="utf-8"))

    assert addresses == []


@pytest.mark.parametrize("path", [p for p in TEMPLATES if p.name != "letter.html"], ids=lambda path: path.name)
def test_template_holds_no_words_outside_the_catalogue(path: Path) -> None:
    text = re.sub(r"{% blocktranslate.*?endblocktranslate %}", "", path.read_text(encoding="utf-8"), flags=re.S)
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", text, flags=re.S)
    text = re.sub(r"<b>Sen</b>|Tiếng Việt|English", "", text)

    assert WORDS.findall(text) == []


@pytest.mark.parametrize("package", PACKAGES)
def test_catalogue_is_complete(package: str) -> None:
    catalogue = polib.pofile(str(ROOT / "intranet" / package / "locale" / "vi" / "LC_MESSAGES" / "django.po"))

    assert [entry.msgid for entry in (*catalogue.untranslated_entries(), *catalogue.fuzzy_entries())] == []
