"""TCVN3 (ABC) and VNI-Windows: letters that look Vietnamese only in fonts made for them, .VnTime and VNI-Times.

A program that does not know such a font shows "Céng hßa x· héi" or "Coäng hoøa xaõ hoäi". Nothing here guesses: words
must be Vietnamese syllables once converted and mostly none before, or the text is left as it is. TCVN 5712:1993 (third
table, without its capital letters with tones, which are the small ones in a font of capitals: .VnTimeH).
"""

import re
from dataclasses import dataclass

from intranet.files.extraction.capitals import with_capitals
from intranet.files.extraction.syllables import is_syllable

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_TONED = {  # a letter and the sign behind it
    "a": "ùáøàûảõãïạââáấàầåẩãẫäậêăéắèằúẳüẵëặ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "ô": "ùớøờûởõỡïợ",
    "u": "ùúøùûủõũïụ",
    "ö": "ùứøừûửõữïự",
    "y": "ùýøỳûỷõỹ",
}
_VNI_ALONE = dict(zip("ôöíìæóòîñÔÖÍÌÆÓÒÎÑ", "ơưíìỉĩịỵđƠƯÍÌỈĨỊỴĐ", strict=True))
_VNI = _VNI_ALONE | {
    base + sign: letter
    for small, signs in _VNI_TONED.items()
    for at in range(0, len(signs), 2)
    for base, sign, letter in (
        (small, signs[at], signs[at + 1]),
        (small.upper(), signs[at].upper(), signs[at + 1].upper()),
        (small.upper(), signs[at], signs[at + 1].upper()),
    )
}

_TOKEN = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9]")
_FOREIGN = re.compile("[¡-¿ÄÅÆËÏÑÖ×ØÛÜßäåæëïîñöøûüþÐçÇÞ÷]")
_NO_VOWEL = re.compile("[A-ZĐ]+")
# In PDF's WinAnsi 0xAD is a hyphen: "tr-êng" is trường.
_LOST_HORN = re.compile(r"(?<![\w-])(?P<before>[A-ZĐ][a-zđ]{0,2}|[a-zđ]{1,3})-(?P<after>[^\W\d_]{0,6})(?![\w-])")
_ENOUGH, _SURELY, _SAMPLE = 5, 9, 200_000


@dataclass(frozen=True, slots=True)
class Letters:
    """One encoding: what stands for which letter, one or two characters for one."""

    name: str
    table: dict[str, str]
    pattern: re.Pattern[str]

    def converted(self, text: str) -> str:
        """``text``, which is known to be in these letters, in Unicode."""
        return self.pattern.sub(lambda found: self.table[found.group()], text)


def _letters(name: str, table: dict[str, str]) -> Letters:
    return Letters(name, table, re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True)))))


TCVN3 = _letters("TCVN3", _TCVN3)
VNI = _letters("VNI", _VNI)


def mended(text: str) -> str:
    """``text`` with the lines that are in TCVN3 or VNI letters converted; where that is not plain, it is unchanged.

    Lines in Unicode stay as they are, so a text may hold both.
    """
    if len(_FOREIGN.findall(text[:_SAMPLE])) < _ENOUGH:
        return text
    lines = text.splitlines(keepends=True)
    legacy = [line for line in lines if not _UNICODE.search(line)]
    letters = _recognised("".join(legacy)[:_SAMPLE])
    if letters is None:
        return text
    is_whole = len(legacy) == len(lines)
    return _finished("".join(_mended(lines, letters, is_whole=is_whole)), letters)


def is_legacy_font(font: str) -> bool:
    """Whether ``font`` is made for TCVN3 (.VnTime …) or VNI (VNI-Times …) letters."""
    return font.strip(" '\"").casefold().startswith((".vn", "vni-"))


def in_font(text: str, font: str) -> str:
    """``text`` set in ``font``, in Unicode; unchanged for any font that is not made for TCVN3 or VNI letters."""
    name = font.strip(" '\"").casefold()
    if name.startswith(".vn"):
        converted = TCVN3.converted(text)
        return converted.upper() if name.endswith("h") else converted
    return VNI.converted(text) if name.startswith("vni-") else text


def _recognised(text: str) -> Letters | None:
    """The letters that make nearly every word with something beyond ASCII a syllable that it was not before."""
    words = {word for word in _TOKEN.findall(text) if not word.isascii() and re.search("[A-Za-z]", word)}
    for letters in (TCVN3, VNI):
        good = bad = 0
        for word in words:
            fits = _fits(word, letters)
            good += fits and not is_syllable(word)
            bad += not fits
        if good >= _ENOUGH and good >= _SURELY * bad:
            return letters
    return None


def _fits(word: str, letters: Letters) -> bool:
    converted = letters.converted(word)
    return is_syllable(converted) or bool(_NO_VOWEL.fullmatch(converted))


def _mended(lines: list[str], letters: Letters, *, is_whole: bool) -> list[str]:
    """Among Unicode lines, one that could be either goes with the last that could not."""
    mended, legacy = [], is_whole
    for line in lines:
        if _UNICODE.search(line):
            legacy = False
            mended.append(line)
            continue
        words = [word for word in _TOKEN.findall(line) if not word.isascii()]
        fitting = sum(_fits(word, letters) for word in words)
        legacy = is_whole or legacy or any(not is_syllable(word) and _fits(word, letters) for word in words)
        mended.append(letters.converted(line) if legacy and 2 * fitting >= len(words) else line)
    return mended


def _finished(text: str, letters: Letters) -> str:
    return with_capitals(_LOST_HORN.sub(_horned, text)) if letters is TCVN3 else text


def _horned(found: re.Match[str]) -> str:
    word = f"{found['before']}ư{found['after']}"
    return word if is_syllable(word) and not is_syllable(found["before"]) else found.group()
