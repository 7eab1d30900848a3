"""What a printed PDF says to whoever extracts its text."""

import io

import pypdfium2


def pages_of(content: bytes) -> list[str]:
    """The text layer of each page, in the order in which it is drawn."""
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def words_of(content: bytes) -> str:
    """The whole text layer with single blanks."""
    return " ".join(" ".join(pages_of(content)).split())
