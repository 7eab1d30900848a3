"""Is what came back what was sent out? Texts in, differences out. Pure: no Django, no file.

A draft goes to be signed and comes back as a file; then it is numbered and comes back once more. In between only a
signature, a number and a date may be added (Decree 30/2020/NĐ-CP, art. 12 to 17; annex I, II.3, 4, 7 and 8).
"""

from .comparison import (
    Difference,
    differences,
    numbered_differences,
    numbered_equals,
    signed_differences,
    signed_equals,
)

__all__ = [
    "Difference",
    "differences",
    "numbered_differences",
    "numbered_equals",
    "signed_differences",
    "signed_equals",
]
