"""The words of a printed letter in the order of print: what a signed file is compared with."""

from intranet.directives.letter import Letter
from intranet.directives.letterhead import place_and_date, symbol_line
from intranet.directives.printing.pieces import pieces_of
from intranet.printing.fonts import printable

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
SIGNED = "(Đã ký)"


def motto_lines(letter: Letter) -> tuple[str, ...]:
    """Quốc hiệu and Tiêu ngữ, or the Party's title."""
    return PARTY if letter.is_party else NATION


def about_line(letter: Letter) -> str:
    """What stands under the symbol of an official letter (annex I, cell 5b)."""
    if not letter.is_official_letter or not letter.summary:
        return ""
    return f"{'Về việc' if letter.is_party else 'V/v'} {letter.summary}"


def title_lines(letter: Letter) -> list[str]:
    """Type and summary of a document that has a title (cell 5a)."""
    lines = [] if letter.is_official_letter else [letter.type_name.upper(), letter.summary]
    return [line for line in lines if line]


def addressee_lines(letter: Letter) -> list[str]:
    """One addressee without a mark; several each with a dash, ``;`` and at last ``.`` (annex I, II.9.d)."""
    if len(letter.addressees) < 2:
        return list(letter.addressees)
    *others, last = letter.addressees
    return [*(f"- {line};" for line in others), f"- {last}."]


def recipient_lines(letter: Letter) -> list[str]:
    """The lines below "Nơi nhận:", the file copy last."""
    return [*(f"- {line};" for line in letter.recipients), *([f"- {letter.archive}."] if letter.archive else [])]


def signature_lines(letter: Letter) -> list[str]:
    """Authority and title above the room for the signature."""
    return [*letter.authority_lines, *(line for line in letter.signatory_title.upper().split("\n") if line.strip())]


def letter_words(letter: Letter) -> str:
    """Head, text and foot, a blank line between them, each line as it is printed; page numbers are left out."""
    head = [
        *letter.parent_lines,
        *letter.issuer_lines,
        *motto_lines(letter),
        symbol_line(letter.symbol, is_party=letter.is_party),
        about_line(letter),
        letter.urgency,
        letter.circulation,
        place_and_date(letter.place, letter.date),
    ]
    to = [letter.addressed_to, *addressee_lines(letter)] if letter.addressees else []
    text = [*title_lines(letter), *to, *(piece.text for piece in pieces_of(letter))]
    received = recipient_lines(letter)
    foot = [
        *(["Nơi nhận:", *received] if received else []),
        letter.drafter,
        *signature_lines(letter),
        SIGNED if letter.is_signed and letter.signatory else "",
        letter.signatory,
    ]
    return "\n\n".join("\n".join(printable(line) for line in lines if line.strip()) for lines in (head, text, foot))
