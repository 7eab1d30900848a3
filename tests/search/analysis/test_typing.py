import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.syllables import forms
from search.analysis.typing import untyped

TELEX = "baor bảo,veej vệ,bis bí,maatj mật,nhaf nhà,nuwowcs nước,nuowcs nước,nuwocs nước,dduwowngf đường,duongwf dường"
TELEX += ",vieetj việt,vietej việt,chuwcs chức,ddinhj định,uyr ủy,toor tổ,lieeuj liệu,tafi tài,phongf phòng,tuw tư"
VNI = "bao3 bảo,ve65 vệ,bi1 bí,ma65t mật,nuo71c nước,nu7o7c1 nước,d9u7o72ng đường,d9a3ng đảng,na8m năm"


@pytest.mark.parametrize("pair", (TELEX + "," + VNI).split(","))
def test_untyped_is_the_syllable_that_the_keys_make(pair):
    keys, syllable = pair.split()

    assert forms(untyped(keys)) == forms(syllable)
    assert forms(untyped(keys.upper())) == forms(syllable)


@pytest.mark.parametrize(
    "word",
    [
        *("", "a", "ban", "bảo", "2024", "covid19", "online", "a1b2c3", "58", "qd58", "f5", "w"),
        *("x" * 65_536, "baor" * 4),
    ],
)
def test_untyped_leaves_what_makes_no_syllable(word):
    assert untyped(word) == ""


@given(st.text("abcdeghiouwsfrxj0123456789", max_size=12))
def test_untyped_of_any_keys_is_one_syllable_or_none(keys):
    assert untyped(keys).isalpha() or untyped(keys) == ""
