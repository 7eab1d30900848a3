"""Authority, title and name of who signs: annex I, II.7; art. 13. For the Party 05-HD/VPTW."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from intranet.directives.form_check.form import Form
from intranet.directives.form_check.remarks import FormRemark, must
from intranet.directives.letterhead import authority_lines
from intranet.directives.recognition.vocabulary import POSITIONS, SIGNED_FOR

_AUTHORITY = re.compile(r"(?P<sign>T/?M|K/?T|T/?L|TUQ|Q)(?P<stop>\.?)\s+(?P<body>.+)")
_DEPUTY = re.compile(r"^(?:PHÓ|THỨ TRƯỞNG)\b")
_DEGREES = re.compile(
    r"(?:^|\s)(?:GS|PGS|TS|TSKH|ThS|Ths|BS|KS|CN|LS|NGND|NGƯT|TTND|TTƯT)\s?\.|\b(?:Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ)\b"
    r"|^(?:Ông|Bà|Đồng chí|Đ/c)\s"
)
_COMMITTEE = re.compile(r"^(?:Ban Chấp hành|Ban Thường vụ|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Đảng bộ|Chi ủy|Chi bộ)\b")


def check_authority(form: Form) -> Iterator[FormRemark]:
    """Line by line: what each sign needs behind it, and whether the family writes it so."""
    lines = authority_lines(form.authority)
    for line in lines:
        found = _AUTHORITY.fullmatch(line)
        if found is None:
            words = _("“%(line)s” is no authority. Write TM., KT., TL., TUQ. or Q. and for whom.") % {"line": line}
            yield must("authority-unknown", "authority", words)
        else:
            yield from _sign(form, found["sign"].replace("/", ""), found)
    yield from _deputy(form, lines)


def _sign(form: Form, sign: str, found: re.Match[str]) -> Iterator[FormRemark]:
    body = found["body"]
    if form.is_party != ("/" in found["sign"]) and sign in {"TM", "KT", "TL"}:
        yield must("authority-family", "authority", _FAMILY_WORDS[form.is_party])
    if sign == "TM" and body.startswith(POSITIONS):
        yield must(
            "authority-collective", "authority", _("TM. is followed by a collective body, not by a person's title.")
        )
    if sign in {"KT", "Q", "TUQ"} and body.startswith(SIGNED_FOR):
        head = _("%(sign)s. is followed by the title of the head for whom is signed.")
        yield must("authority-head", "authority", head % {"sign": sign})
    if sign == "KT" and form.is_party and _COMMITTEE.match(form.issuer):
        words = _("A Party committee does not sign K/T; a deputy signs T/M like the secretary.")
        yield must("authority-party", "authority", words)


_FAMILY_WORDS = {
    True: _("The Party writes T/M, K/T, T/L."),
    False: _("The State writes TM., KT., TL."),
}


def _deputy(form: Form, lines: list[str]) -> Iterator[FormRemark]:
    for_head = any(line.startswith(("KT", "K/T")) for line in lines)
    delegated = any(line.startswith(("TL", "T/L", "TUQ", "Q.")) for line in lines)
    is_deputy = bool(_DEPUTY.match(form.signatory_title.upper()))
    if for_head and form.signatory_title and not is_deputy:
        words = _("Who signs KT. is a deputy: the title begins with PHÓ (or THỨ TRƯỞNG).")
        yield must("authority-deputy", "signatory_title", words)
    if is_deputy and not for_head and not delegated and not form.is_party:
        words = _("A deputy signs in the head's place: write “KT.” and the head's title.")
        yield must("authority-missing", "authority", words)


def check_signatory(form: Form) -> Iterator[FormRemark]:
    if not form.signatory_title:
        yield must("title-missing", "signatory_title", _("Write the signatory's title."))
    if not form.signatory:
        yield must("signatory-missing", "signatory", _("Write the signatory's name."))
    elif _DEGREES.search(form.signatory):
        yield must("signatory-degree", "signatory", _("Write the name only, without degree, title or form of address."))
    elif form.signatory.isupper():
        yield must("signatory-capitals", "signatory", _("Write the name in small letters with capitals: Nguyễn Văn A."))
