"""The grammar of document symbols as regular expressions: domain.md §2.3, executed there on 96 examples.

Four families: LAW (30/2020/NĐ-CP, 29/2018/QH14), PTY Party (58-QĐ/TW), STN State with a type (12/CT-UBND), STC State
without one, the official letter (1052/UBND-NC). Each is compiled strictly and loosely. The loose form also takes what
scanners and hands do: l and O for digits, QD for QĐ, a full stop or nothing for the hyphen. Every repetition is
bounded, so no text can make a pattern run long.
"""

import re
from dataclasses import dataclass
from typing import Literal

FamilyName = Literal["LAW", "PTY", "STN", "STC"]

# One character for one, so that offsets stay: dashes, minus, soft hyphen; fraction and full-width slash.
PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-") | dict.fromkeys("⁄∕／", "/")
)

STATE_TYPES = "NQ|QĐ|CTr|CT|QC|QyĐ|TC|TB|HD|KH|PA|ĐA|DA|BC|BB|TTr|HĐ|CĐ|BGN|BTT|GUQ|GM|GGT|GNP|PG|PC|PB|SY|TrS|SL|VBHN"
LAW_TYPES = "NĐ|QĐ|TTLT|TT|NQLT|NQ|CT|PL|L"
PARTY_TYPES = "NQ|QĐ|QyĐ|CTr|CT|KL|QC|TT|HD|TBi|TB|TC|BC|KH|QH|ĐA|PA|DA|TTr|CV|BB|BS|GM|GGT|PC|PG"
REPAIRED_TYPES = {
    **dict.fromkeys(("QD", "OĐ", "0Đ", "QÐ", "QĐi"), "QĐ"),
    **dict.fromkeys(("ND", "NÐ"), "NĐ"),
    **dict.fromkeys(("QyD", "QyÐ"), "QyĐ"),
    "ÐA": "ĐA",
    "HÐ": "HĐ",
    "CÐ": "CĐ",
    "CTR": "CTr",
    "TTR": "TTr",
}
DIGITS_MISREAD = str.maketrans("lIO", "110")
BODY_REPAIRS = (("Ð", "Đ"), ("UBNĐ", "UBND"), ("UBNP", "UBND"))

_UPPER = "A-ZĐĂÂÊÔƠƯ"
_NUMBER = "[0-9]{1,6}[a-zđ]?"
_LOOSE_NUMBER = "[lIO0-9]{0,5}[0-9][lIO0-9]{0,5}[a-zđ]?"
_GAP = r"[ \t]{0,3}"
_BREAK = r"[ \t]{0,3}(?:\n[ \t]{0,8})?"  # after a hyphen or slash the line may end: "4017/TTr-⏎BNNMT"
_BEFORE = r"(?:(?<![\w/])|(?<=\b[sS][ốỐoO]))"  # a forgotten blank: "số31-QĐ/TW"
_AFTER = r"(?![\w/])"
_MENDED = "|".join(sorted(REPAIRED_TYPES, key=len, reverse=True))
_CHAMBER = r"(?:UBTV)?QH[0-9]{1,2}"


def _org(upper: str) -> str:
    return rf"[{upper}][{upper}a-zđ0-9&]{{0,14}}"


def _orgs(upper: str) -> str:
    # After a full stop only capitals: in "58-QĐ/TW.Theo đó" the next sentence is glued to the symbol.
    return rf"{_org(upper)}(?:-{_org(upper)}|\.[{upper}][{upper}0-9]{{1,14}}(?!\w)){{0,6}}"


@dataclass(frozen=True, slots=True)
class Family:
    """One family: ``whole`` needs a number, ``blank`` allows it to be missing as on a draft.

    ``marks`` is what may stand between number and the rest: nothing else is tried there, for the sake of speed.
    """

    name: FamilyName
    whole: re.Pattern[str]
    blank: re.Pattern[str]
    marks: tuple[str, ...]


def _family(name: FamilyName, number: str, rest: str) -> Family:
    marks = ("-", "") if name == "PTY" else ("/",)  # "84 QĐ/TW" has a blank for the hyphen

    def compiled(optional: str) -> re.Pattern[str]:
        return re.compile(rf"{_BEFORE}(?:(?P<num>{number})){optional}{_GAP}{rest}{_AFTER}")

    return Family(name, compiled(""), compiled("" if name == "LAW" else "?"), marks)


def _strict() -> tuple[Family, ...]:
    slash, hyphen, org, orgs = f"/{_BREAK}", f"{_GAP}-{_BREAK}", _org(_UPPER), _orgs(_UPPER)
    year = rf"{slash}(?P<year>(?:19|20)[0-9]{{2}}){_GAP}/{_BREAK}"
    not_typed = rf"(?!(?:{STATE_TYPES}|{LAW_TYPES}|{_MENDED}){_GAP}-)"
    return (
        _family("LAW", _NUMBER, rf"{year}(?:(?P<type>{LAW_TYPES}){hyphen}(?P<org>{orgs})|(?P<chamber>{_CHAMBER}))"),
        _family("PTY", _NUMBER, rf"-{_BREAK}(?P<type>{PARTY_TYPES}){_GAP}/{_BREAK}(?P<org>{orgs})"),
        _family("STN", _NUMBER, rf"{slash}(?P<type>{STATE_TYPES}){hyphen}(?P<org>{orgs})"),
        _family("STC", _NUMBER, rf"{slash}(?P<org>{not_typed}{org}){hyphen}(?P<unit>{orgs})"),
    )


def _loose() -> tuple[Family, ...]:
    upper = f"{_UPPER}Ð"
    org, orgs = _org(upper), _orgs(upper)
    slash, mark = f"/{_BREAK}", rf"{_GAP}[-.]{_BREAK}"
    year = rf"{slash}(?P<year>(?:19|20)[0-9]{{2}}){_GAP}/{_BREAK}"
    state, law, party = (f"{_MENDED}|{types}" for types in (STATE_TYPES, LAW_TYPES, PARTY_TYPES))
    lost = r"(?=UBN[DĐP]|HĐND|TTg|UBTVQH)"  # "5969/QĐUBND": the hyphen went with a line break
    dot = rf"\.(?=[{upper}]{{2}})"
    not_typed = rf"(?!(?:{state}|{law}){_GAP}[-.])"
    return (
        _family("LAW", _LOOSE_NUMBER, rf"{year}(?:(?P<type>{law}){mark}(?P<org>{orgs})|(?P<chamber>{_CHAMBER}))"),
        _family("PTY", _LOOSE_NUMBER, rf"(?:-{_BREAK}|[ \t])(?P<type>{party}){_GAP}/{_BREAK}(?P<org>{orgs})"),
        _family("STN", _LOOSE_NUMBER, rf"{slash}(?P<type>{state})(?:{mark}|{lost})(?P<org>{orgs})"),
        _family(
            "STC",
            _LOOSE_NUMBER,
            rf"{slash}(?P<org>{not_typed}{org})(?:{_GAP}-{_BREAK}|{dot})(?P<unit>{orgs})",
        ),
    )


STRICT = _strict()
LOOSE = _loose()

# Where a number may begin: scanned for quickly, then each family is tried at that place only.
NUMBER_AT = re.compile(
    rf"(?P<digit>[0-9])(?:(?<![\w/].)|(?<=\b[sS][ốỐoO].))"
    rf"(?=[0-9]{{0,5}}[a-zđ]?(?:{_GAP}[-/]{_BREAK}[0-9{_UPPER}Ð]|[ \t][{_UPPER}Ð0][A-Za-zĐđÐ]{{1,3}}[ ]?/))"
    rf"|[lIO0-9](?<![\w/].)(?=[lIO0-9]{{0,10}}[a-zđ]?{_GAP}[-/])"
)
NUMBER_AND_MARK = re.compile(r"[lIO0-9]{1,11}[a-zđ]?[ \t]{0,3}(?P<mark>[-/]?)")
