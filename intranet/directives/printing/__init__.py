"""An official document on paper, in its proper form: PDF to be signed, DOCX to be edited, and their words.

Decree 30/2020/NĐ-CP, annex I and III; for the Party 05-HD/VPTW and 36-HD/VPTW.
"""

from intranet.directives.printing.docx_letter import letter_docx
from intranet.directives.printing.names import file_name
from intranet.directives.printing.pdf import READING_COPY, letter_pdf
from intranet.directives.printing.words import letter_words

__all__ = ["READING_COPY", "file_name", "letter_docx", "letter_pdf", "letter_words"]
