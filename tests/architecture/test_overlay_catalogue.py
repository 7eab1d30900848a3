"""Every string of Wagtail and of the packages beside it has a sound Vietnamese wording.

The overlay in ``intranet/locale`` is laid over each package's own catalogue, as Django does for ``LOCALE_PATHS``.
A new release of Wagtail that brings new strings turns this red, and names them.
"""

import json
import re
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.admin.views.i18n import js_catalog

ROOT = Path(__file__).parents[2]
OVERLAY = ROOT / "intranet" / "locale" / "vi" / "LC_MESSAGES"
DOMAINS = ("django", "djangojs")
# of Django what an administrator can meet; the rest (GIS, admindocs) is not installed
CONTRIB = ("admin", "auth", "contenttypes", "humanize", "postgres", "sessions", "sites")
DJANGO = ("conf", *(f"contrib/{app}" for app in CONTRIB))

PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*[\d.]*[a-zA-Z]|%[srd]|\{[\w.]*\}")
TAG = re.compile(r"<[^>]*>|&\w+;")
WORD = re.compile(r"[^\W\d_]{3,}")
SAME_IN_VIETNAMESE = {"URL", "IPv", "byte"}

Key = tuple[str | None, str]
Catalogue = Mapping[Key, polib.POEntry]


def read(path: Path) -> dict[Key, polib.POEntry]:
    """Entries of a catalogue by context and msgid; an absent file has none."""
    entries = polib.pofile(str(path)) if path.exists() else []
    return {(entry.msgctxt, entry.msgid): entry for entry in entries if not entry.obsolete}


def vietnamese(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def plain(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(pattern.findall(text))


def faults(wanted: Iterable[polib.POEntry], given: Catalogue) -> list[str]:
    """What is wrong with the Vietnamese in ``given`` for the English entries in ``wanted``, a line for each fault."""
    found = []
    for source in wanted:
        entry = given.get((source.msgctxt, source.msgid))
        if entry is None or not vietnamese(entry):
            found.append(f"missing: {source.msgid}")
        else:
            found += [f"{fault}: {source.msgid}" for fault in faults_of(source, entry)]
    return found


def faults_of(source: polib.POEntry, entry: polib.POEntry) -> list[str]:
    """The names of the faults of one translation; the only plural form may follow either English form."""
    text = vietnamese(entry)
    english = [source.msgid, source.msgid_plural or source.msgid]
    checks = {
        "fuzzy": entry.fuzzy,
        "plural": bool(source.msgid_plural) and set(entry.msgstr_plural) != {0},
        "placeholders": plain(PLACEHOLDER, text) not in [plain(PLACEHOLDER, form) for form in english],
        "tags": plain(TAG, text) not in [plain(TAG, form) for form in english],
        "line ends": [text.startswith("\n"), text.endswith("\n")]
        != [source.msgid.startswith("\n"), source.msgid.endswith("\n")],
        "untranslated": text == source.msgid and bool(words(text) - SAME_IN_VIETNAMESE),
    }
    return [name for name, is_wrong in checks.items() if is_wrong]


def words(text: str) -> set[str]:
    return set(WORD.findall(PLACEHOLDER.sub("", text)))


def english_catalogues() -> list[Path]:
    """The English templates of the covered packages, found in the installed packages themselves."""
    wagtail, django, taggit = (
        Path(find_spec(name).submodule_search_locations[0]) for name in ("wagtail", "django", "taggit")
    )
    roots = [*wagtail.glob("**/locale"), taggit / "locale", *(django / part / "locale" for part in DJANGO)]
    files = [root / "en" / "LC_MESSAGES" / f"{domain}.po" for root in roots for domain in DOMAINS]
    return sorted(file for file in files if file.exists())


def name_of(path: Path) -> str:
    return str(path.relative_to(path.parents[path.parts[::-1].index("site-packages") - 1]))


def test_the_covered_packages_are_found():
    names = [name_of(path) for path in english_catalogues()]

    assert "wagtail/admin/locale/en/LC_MESSAGES/djangojs.po" in names
    assert sum("wagtail/" in name for name in names) >= 18


@pytest.mark.parametrize("template", english_catalogues(), ids=name_of)
def test_every_string_of_a_package_is_vietnamese(template):
    own = read(template.parents[2] / "vi" / "LC_MESSAGES" / template.name)

    assert faults(polib.pofile(str(template)), {**own, **read(OVERLAY / template.name)}) == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_entry_of_the_overlay_is_sound(domain):
    catalogue = polib.pofile(str(OVERLAY / f"{domain}.po"))

    assert faults(catalogue, read(OVERLAY / f"{domain}.po")) == []
    assert catalogue.metadata["Plural-Forms"] == "nplurals=1; plural=0;"
    assert [entry.msgid for entry in catalogue] == sorted(
        (entry.msgid for entry in catalogue), key=lambda msgid: (msgid.casefold(), msgid)
    )


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_app_words_a_string_in_its_own_way_that_the_overlay_words(domain):
    """The overlay wins over the catalogues of our own apps as well: a different wording there would never be seen."""
    overlay = read(OVERLAY / f"{domain}.po")
    ours = [path for top in ("intranet", "plugins", "search") for path in (ROOT / top).glob(f"**/vi/*/{domain}.po")]
    hidden = [
        f"{path.relative_to(ROOT)}: {key[1]}"
        for path in ours
        for key, entry in read(path).items()
        if key in overlay and vietnamese(entry) != vietnamese(overlay[key])
    ]

    assert hidden == []  # give the string a context (pgettext) or take the overlay's wording


@pytest.mark.parametrize(
    ("fault", "change"),
    [
        ("missing", {"msgstr_plural": {0: ""}}),
        ("fuzzy", {"flags": ["fuzzy"]}),
        ("plural", {"msgstr_plural": {0: "Xóa %(count)s <b>trang</b>", 1: "Xóa %(count)s <b>trang</b>"}}),
        ("placeholders", {"msgstr_plural": {0: "Xóa %(số)s <b>trang</b>"}}),
        ("tags", {"msgstr_plural": {0: "Xóa %(count)s trang"}}),
        ("line ends", {"msgstr_plural": {0: "Xóa %(count)s <b>trang</b>\n"}}),
        ("untranslated", {"msgstr_plural": {0: "Delete %(count)s <b>page</b>"}}),
    ],
)
def test_a_broken_translation_is_named(fault, change):
    forms = {"msgid": "Delete %(count)s <b>page</b>", "msgid_plural": "Delete %(count)s <b>pages</b>"}
    sound = polib.POEntry(**forms, msgstr_plural={0: "Xóa %(count)s <b>trang</b>"})
    broken = polib.POEntry(**forms, **{"msgstr_plural": sound.msgstr_plural, **change})

    assert faults([sound], {(None, sound.msgid): sound}) == []
    assert faults([sound], {(None, broken.msgid): broken}) == [f"{fault}: {sound.msgid}"]


def test_braces_are_placeholders_too():
    sound = polib.POEntry(msgid="{user} locked {page.title}", msgstr="{user} đã khóa {page.title}")
    broken = polib.POEntry(msgid=sound.msgid, msgstr="{user} đã khóa")

    assert faults([sound], {(None, sound.msgid): sound}) == []
    assert faults([sound], {(None, sound.msgid): broken}) == [f"placeholders: {sound.msgid}"]


def test_javascript_of_the_admin_gets_the_overlay(settings, tmp_path):
    messages = tmp_path / "vi" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    polib.pofile(str(OVERLAY / "djangojs.po")).save_as_mofile(str(messages / "djangojs.mo"))
    settings.LOCALE_PATHS = [tmp_path]

    with override("vi"):
        script = js_catalog(RequestFactory().get("/")).content.decode()
    strings = json.loads(re.search(r"const newcatalog = ({.*?});\n", script, re.DOTALL)[1])

    assert strings["Reload the page"] == "Tải lại trang"  # nowhere but in the overlay
    assert strings["Are you sure?"] == "Bạn có chắc chắn không?"  # Wagtail has its own, the overlay wins
    assert strings["%(num)s error"] == ["%(num)s lỗi"]
