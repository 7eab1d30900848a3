"""What a machine that reads Vietnamese scans gets wrong all the time, line by line; offsets are counted afterwards."""

import re

_BULLET = re.compile(r"^(?:[~_¬=–—«*•-][-~_¬ ]{0,2}) ?(?=[^\W\d_])")
_CLOSING = re.compile(r"(?<=;)[ .,·_'`~-]{1,5}$")
_ABOUT = re.compile(r"^(?:V[/I⁄il]{1,2}[Vvwyụỵ]?|VÀ,|VÍ?v|Viv)[,.]?\s(?=[^\W\d_])")
_NUMBER = re.compile(r"^\W{0,2}S[óôòõỏo6ốồ]\s?[:.;](?=\s?)")
_STRAY_END = re.compile(r"(?<=[^\W\d_]) [.,_|'`–—-]{1,2}$")
_SUBMISSION = re.compile(r"\bT(?:T|Ti|Tì|TY|TYr|Tï|T:|1)\s?r-(?=[A-ZĐ])")
_REPORT = re.compile(r"(?<=để )b[íìi1lI|/]{1,2}[ceo](?=\))")
_STRAY_START = re.compile(r"^[`'´ˆ°.,·‘’|_]{1,2}\s(?=[^\W\d_])")
_SECTION = re.compile(r"§(?=\d)|(?<=\d)§")
_SIR = re.compile(r"(?<=^- )Đ[ịí/íil1|]{1,2}c(?= )")
_BLANK_MONTH = re.compile(r"(?<=tháng) [-–—_.] (?=năm\b)|(?<=tháng) [-–—_.]$|^[-–—_.] (?=năm (?:19|20)\d\d$)")
_LAW = re.compile(r"(?<=\d/20\d\d)/?\s?QH\s?(?=1\d\b)")
_USUAL = (
    (re.compile(r"(?<=Trợ lý )TT(?=[,;]|$)"), "TTg"),
    (re.compile(r"(?<=[ÒòOo]a án)\W{0,2}(?=nhân dân)"), " "),
    (re.compile(r"TGĐÐ\b"), "TGĐ"),
    (re.compile(r"(?<=tối )C(?=ao\b)"), "c"),
    (re.compile(r"(?<=[A-Z])Ọ(?=Q)"), ""),
)
"""In the list of recipients of nearly every document of the Government."""

_SPLIT_NUMBER = re.compile(r"(?<=[sS]ố )(\d) (?=\d{2,3}/)")
_DAY = re.compile(r"(?<=ngày )([\dlI\]|]{1,2})(?= tháng)")
_MONTH = re.compile(r"(?<=tháng )([\dlITÌ\]|]{1,2})(?= năm)")
_GLUED_DAY = re.compile(r"\bngày[.,_]?(?=\d{1,2} ?tháng\b)")
_GLUED_MONTH = re.compile(r"(?<=\d)(?=tháng\b)")
_ONES = str.maketrans("lI]|TÌ", "111111")


def repaired(line: str) -> str:
    """``line`` with bullets, closing marks, figures of dates and well-known symbols put right."""
    line = _BLANK_MONTH.sub(" ", _STRAY_START.sub("", line)).strip()
    line = _ABOUT.sub("V/v ", _BULLET.sub("- ", line, count=1))
    line = _NUMBER.sub("Số:", line)
    line = _STRAY_END.sub("", _CLOSING.sub("", line))
    line = _SPLIT_NUMBER.sub(r"\1", _SECTION.sub("8", _SUBMISSION.sub("TTr-", line)))
    line = _SIR.sub("Đ/c", _REPORT.sub("b/c", line))
    line = _GLUED_MONTH.sub(" ", _GLUED_DAY.sub("ngày ", line))
    line = _LAW.sub("/QH", line)
    for usual, meant in _USUAL:
        line = usual.sub(meant, line)
    for pattern in (_DAY, _MONTH):
        line = pattern.sub(lambda found: found[1].translate(_ONES), line)
    return line
