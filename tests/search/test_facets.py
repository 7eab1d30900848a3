from django.utils.translation import override

from search.facets import MOST_VALUES, labels_of
from tests.search.conftest import entry, facet, find


def test_facets_offer_the_most_frequent_values_and_those_chosen(put):
    put(
        *(
            entry(f"{number}-{copy}", "Kế hoạch", facets={"issuer": f"Sở {number:02}"})
            for number in range(MOST_VALUES + 5)
            for copy in range(2 if number == 33 else 1)
        )
    )
    offered = facet(find("kế hoạch"), "issuer")
    chosen = facet(find("kế hoạch", filters={"issuer": ["Sở 34", "Sở 99"]}), "issuer")

    assert len(offered) == MOST_VALUES
    assert next(iter(offered.items())) == ("Sở 33", 2)
    assert chosen["Sở 34"] == 1
    assert chosen["Sở 99"] == 0


def test_facets_that_no_hit_has_are_not_offered(put):
    put(entry("1", "Kế hoạch", date=None))

    assert find("kế hoạch").facets == ()


def test_facets_beyond_those_offered_can_narrow(put):
    put(entry("1", "Kế hoạch", facets={"space": "4"}), entry("2", "Kế hoạch", facets={"space": "5"}))

    assert [hit.key for hit in find("kế hoạch", filters={"space": ["5"]}).hits] == ["2"]


def test_labels_translate_kinds_and_leave_content_alone():
    facets = {"kind": ["Year"], "issuer": ["Year", "b"], "type": [""]}

    with override("vi"):
        assert labels_of(facets) == {"kind": "Năm", "issuer": "Year, b", "type": ""}
    with override("en"):
        assert labels_of(facets) == {"kind": "Year", "issuer": "Year, b", "type": ""}
