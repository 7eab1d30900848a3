from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from search.documents import document_of, rank_of
from search.models import Entry

DATES = st.dates(date(1900, 1, 1), date(2078, 1, 1))
NAMES = st.tuples(st.text(max_size=5), st.text(max_size=20), st.text(max_size=5))


def test_document_says_all_an_engine_needs():
    document = document_of(
        Entry(
            pk=7,
            source="letter",
            key="1",
            title="Bảo vệ",
            text="mật",
            tokens=["any"],
            facets={"kind": ["Directive"], "issuer": ["a=b", "c"]},
            revision=3,
        )
    )

    assert (document.id, document.revision, document.source, document.tokens) == (7, 3, "letter", ("any",))
    assert document.facets == ("kind=Directive", "issuer=a=b", "issuer=c")
    assert {"fbao", "bbao_ve", "fmat"} <= document.terms
    assert "fmat" not in document.title_terms


@given(DATES, DATES, NAMES, NAMES)
def test_rank_of_a_later_date_is_higher_whatever_the_key(one, other, name, another):
    if one != other:
        assert (rank_of(one, name) > rank_of(other, another)) == (one > other)
    assert rank_of(None, name) < rank_of(one, another)
    assert 0 <= rank_of(one, name) < 2**63


def test_rank_of_a_date_out_of_range_is_the_nearest():
    name = ("letter", "1", "")

    assert rank_of(date(1, 1, 1), name) == rank_of(date(1900, 1, 1), name)
    assert rank_of(date(9999, 12, 31), name) == rank_of(date(3000, 1, 1), name) > rank_of(date(2078, 1, 1), name)


def test_rank_tells_parts_and_keys_apart():
    ranks = {rank_of(None, name) for name in (("a", "b", "c"), ("a", "b", ""), ("a", "bc", ""), ("ab", "", "c"))}

    assert len(ranks) == 4
