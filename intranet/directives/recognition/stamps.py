"""Words stamped or boxed on a document (secrecy, urgency, circulation, draft), each a whole line of its own."""

import re

from .folding import fold, latin_letters, printed_key

URGENCIES = {"HOATOC": "Hỏa tốc", "THUONGKHAN": "Thượng khẩn", "KHAN": "Khẩn", "HOATOCHENGIO": "Hỏa tốc"}
CIRCULATION = {
    "LUUHANHNOIBO": "Lưu hành nội bộ",
    "XEMXONGTRALAI": "Xem xong trả lại",
    "TAILIEUHOINGHI": "Tài liệu hội nghị",
}
GRADES = {"TUYETMAT": "Tuyệt mật", "TUYETDOIMAT": "Tuyệt mật", "TOIMAT": "Tối mật", "MAT": "Mật"}
RECALLED = ("TAILIEUTHUHOI", "CHINGUOICOTENMOIDUOCBOCBI")
DRAFT = re.compile(r"(?:BAN)?DUTHAO(?:LAN[IVXO]*)?")

_LONGEST = 60
_ARRIVAL = re.compile(r"(?:Ngày|Chuyển|Số đến|Ngày đến|Lưu hồ sơ số)[ ]{0,3}:[ ]?[0-9/. -]{0,20}")
_OTHER_STAMPS = re.compile(r"SAOY(?:BANCHINH)?|BANSAO|CONGVANDEN|DEN|BANSO|GIAIMAT")


def is_stamp_line(text: str) -> bool:
    """True if ``text`` is nothing but a stamp of any kind, and so no part of an issuer, title or summary."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    return (
        folded in URGENCIES
        or folded in CIRCULATION
        or (folded in GRADES and folded != "MAT")
        or (folded == "MAT" and is_secret_word(text))
        or folded in RECALLED
        or _ARRIVAL.fullmatch(text) is not None
        or DRAFT.fullmatch(folded) is not None
        or (_OTHER_STAMPS.fullmatch(folded) is not None and text.isupper())
    )


def is_secret_word(text: str) -> bool:
    """True for the grade MẬT by itself, in capitals or not, spaced or boxed; false for MẶT, MẮT, MÁT and the like.

    A scanner loses the dot or takes another tone for it (MÂT, MẠT), so Â with any tone and A plain or with a dot below
    are taken for it in capitals; in small letters only "mật" and "mât" are.
    """
    letters = latin_letters(text)
    if letters.isupper():
        return letters in {"MẬT", "MÂT", "MẤT", "MẦT", "MẨT", "MẪT", "MẠT", "MAT"}
    return printed_key(letters) in {"mật", "mât"}
