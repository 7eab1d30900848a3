"""Never sure and wrong: whatever extraction does to the layout, a field that is sure says what the letter says."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.directives.recognition import recognise
from tests.directives.recognition.distortions import DISTORTIONS
from tests.directives.recognition.letters import expected, letter, names
from tests.directives.recognition.readout import plain

# The letter in two columns has no blocks to be rearranged.
LETTERS = [each for each in names() if expected()[each]["kind"] == "directive" and each != "quyet-dinh-hai-cot"]


def _distorted(name: str, chosen: list[int], seed: int) -> str:
    random = Random(seed)
    text = letter(name)
    for index in sorted(chosen):
        text = DISTORTIONS[index](text, random)
    return text


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(LETTERS),
    st.lists(st.integers(0, len(DISTORTIONS) - 1), min_size=1, max_size=3, unique=True),
    st.integers(0, 10_000),
)
def test_recognise_distorted_letter_is_never_sure_and_wrong(name, chosen, seed):
    fields = expected()[name]["fields"]

    for field in recognise(_distorted(name, chosen, seed)).fields:
        if field.confidence == "sure":
            assert plain(field.value) == fields.get(field.name, [None])[0], field.name


def test_unit_that_ran_into_the_line_of_the_place_leaves_the_issuer_unsure():
    read = {field.name: field for field in recognise(_distorted("to-trinh-cong-an", [0, 1, 2], 16)).fields}

    assert (read["issuer"].value, read["issuer"].confidence) == ("Công an tỉnh An Bình", "unsure")


@pytest.mark.parametrize("distortion", DISTORTIONS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", LETTERS)
def test_recognise_letter_in_one_distortion_is_still_a_directive(name, distortion):
    assert recognise(distortion(letter(name), Random(7))).kind == "directive"


def test_recognise_distorted_letters_reads_nearly_everything_right():
    right = total = 0
    for name in LETTERS:
        for index in range(len(DISTORTIONS)):
            wanted = expected()[name]["fields"]
            read = {f.name: plain(f.value) for f in recognise(_distorted(name, [index], 7)).fields}
            right += sum(read.get(field) == value for field, (value, _) in wanted.items())
            total += len(wanted)

    assert right / total > 0.9
