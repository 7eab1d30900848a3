from search.numbered import MOST_NUMBERED
from tests.search.conftest import entry, find, text_of

OWN = entry("1", "Kế hoạch kiểm tra", number="41/KH-UBND", facets={"type": "Kế hoạch"})
CITING = entry("2", "Báo cáo theo 41/KH-UBND", number="7/BC-SNV", text="Thực hiện 41/KH-UBND.")
CLOSED = entry("3", "Kế hoạch khác", number="41/KH-SNV", tokens=["unit:1"])


def numbered(text, **more):
    return [hit.key for hit in find(text, **more).numbered]


def test_number_asked_for_names_what_bears_it_whatever_the_order(engine, put):
    put(OWN, CITING, CLOSED)

    assert numbered("41/KH-UBND") == numbered("41/kh-ubnd", sort="date") == ["1"]
    assert numbered("41 kh") == ["1"]
    assert sorted(numbered("41 kh", tokens=["any", "unit:1"])) == ["1", "3"]
    assert numbered("kế hoạch") == numbered("99/KH-UBND") == numbered("41/KH-SNV") == []
    assert text_of(find("41/KH-UBND").numbered[0].number) == "[41]/[KH]-[UBND]"
    assert numbered("41/KH-UBND", filters={"type": ["Báo cáo"]}) == []
    assert numbered("41/KH-UBND", exactly=True) == []


def test_number_that_many_bear_names_none_of_them(put):
    series = [entry(str(key), number="5/2026/QH15") for key in range(MOST_NUMBERED + 1)]
    put(*series[1:])
    few = numbered("5/2026/QH15")
    put(*series)

    assert (len(few), numbered("5/2026/QH15"), find("5/2026/QH15").total) == (MOST_NUMBERED, [], MOST_NUMBERED + 1)


def test_number_is_named_on_the_first_page_only(put):
    put(OWN, *(entry(f"c{key}", text="Theo 41/KH-UBND") for key in range(3)))

    assert [numbered("41/KH-UBND", size=2, page=page) for page in (1, 2)] == [["1"], []]
