"""The other hand is right: the vectors of RFC 6238, appendix B."""

import pytest

from tests.plugins.otp.rfc6238 import code_at

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_code_at_the_moments_of_the_rfc(moment: int, code: str) -> None:
    assert code_at(SECRET, moment, digits=8) == code
