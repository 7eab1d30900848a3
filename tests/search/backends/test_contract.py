"""What every engine must answer. A new engine joins ``BACKENDS`` and passes all of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import ANALYSIS
from search.backends.base import (
    BY_DATE,
    BY_RELEVANCE,
    Backend,
    Busy,
    Candidate,
    Change,
    Clause,
    Document,
    Match,
    Question,
    Removal,
    Scope,
    SourceRemoval,
    Stamp,
    having_all,
    having_any,
)
from search.backends.elastic.engine import ElasticBackend
from search.backends.embedded import EmbeddedBackend
from search.backends.memory import MemoryBackend
from tests.elastic import address, engines

BACKENDS: dict[str, Callable[[Path], Backend]] = {
    "memory": lambda folder: MemoryBackend(),
    "embedded": lambda folder: EmbeddedBackend(str(folder / "index")),
}
EVERYBODY = Scope(frozenset({"any"}), frozenset({"letter"}))


@pytest.fixture(scope="module")
def in_cluster() -> Iterator[Backend]:
    """One index for all tests: to make one takes the nodes longer than most of the tests do."""
    engine = ElasticBackend(address())
    yield engine
    engine.forget()
    engine.close()


@pytest.fixture(params=engines([*BACKENDS, "elastic"]))
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Backend]:
    if request.param == "elastic":
        yield emptied(request.getfixturevalue("in_cluster"))
        return
    engine = BACKENDS[request.param](tmp_path)
    yield engine
    engine.close()


def emptied(engine: Backend) -> Backend:
    """The engine without what another test told it."""
    if engine.size():
        tell(engine, *(Removal(stamp.id) for stamp in list(engine.stamps())))
    return engine


def document(
    number: int,
    *terms: str,
    title: tuple[str, ...] = (),
    tokens: tuple[str, ...] = ("any",),
    source: str = "letter",
    rank: int = 0,
    facets: tuple[str, ...] = (),
    revision: int = 1,
) -> Document:
    return Document(
        id=number,
        revision=revision,
        source=source,
        rank=rank or number,
        title_length=len(title),
        text_length=len(terms),
        terms=frozenset(terms) | frozenset(title),
        title_terms=frozenset(title),
        tokens=tokens,
        facets=facets,
    )


def tell(backend: Backend, *changes: Document | Removal | SourceRemoval) -> None:
    with backend.writing() as writer:
        writer.apply(changes)


def found(
    backend: Backend, question: Question, sort: str = BY_RELEVANCE, offset: int = 0, limit: int = 10
) -> list[int]:
    return [hit.id for hit in backend.search(question, sort=sort, offset=offset, limit=limit)]


def having(*terms: str, scope: Scope = EVERYBODY, clauses: tuple[Clause, ...] = ()) -> Question:
    return Question(scope, having_any(terms), clauses)


def test_search_of_an_engine_without_index_finds_nothing(backend):
    question = having("fa")

    assert backend.search(question, sort=BY_RELEVANCE, offset=0, limit=10) == []
    assert backend.tally(question) == (0, {})
    assert list(backend.stamps()) == []
    assert backend.size() == 0


def test_search_finds_only_what_a_token_opens(backend):
    tell(backend, document(1, "fa"), document(2, "fa", tokens=("unit:1", "user:7")), document(3, "fa", tokens=()))

    assert found(backend, having("fa")) == [1]
    assert found(backend, having("fa", scope=Scope(frozenset({"any", "user:7"}), EVERYBODY.sources))) == [2, 1]
    assert found(backend, having("fa", scope=Scope(frozenset(), EVERYBODY.sources))) == []


def test_search_finds_only_in_sources_that_are_enabled(backend):
    tell(backend, document(1, "fa"), document(2, "fa", source="dummy.greeting"))

    assert found(backend, having("fa")) == [1]
    assert found(backend, having("fa", scope=Scope(EVERYBODY.tokens, frozenset({"dummy.greeting"})))) == [2]
    assert found(backend, having("fa", scope=Scope(EVERYBODY.tokens, frozenset()))) == []


def test_search_leaves_out_what_is_excluded(backend):
    tell(backend, *(document(number, "fa") for number in (1, 2, 3)))
    scope = Scope(EVERYBODY.tokens, EVERYBODY.sources, excluded=frozenset({1, 3, 99}))

    assert found(backend, having("fa", scope=scope)) == [2]


def test_search_finds_within_a_range_of_ranks(backend):
    tell(backend, *(document(number, "fa", rank=number << 40) for number in (1, 2, 3, 4)))
    scope = Scope(EVERYBODY.tokens, EVERYBODY.sources, ranks=(2 << 40, 3 << 40))

    assert found(backend, having("fa", scope=scope)) == [3, 2]
    assert backend.tally(having("fa", scope=scope)).total == 2


def test_search_finds_what_has_every_required_term(backend):
    tell(backend, document(1, "n58|qd"), document(2, "n58|qd", "n1|hd"))

    assert found(backend, Question(EVERYBODY, having_all(("n58|qd", "n1|hd")))) == [2]


def test_search_finds_what_has_one_alternative_of_each(backend):
    tell(
        backend,
        document(1, "fubnd", "fhuyen"),
        document(2, "tuy_ban_nhan", "tban_nhan_dan", "fhuyen"),
        document(3, "tuy_ban_nhan", "fhuyen"),
        document(4, "fubnd"),
    )
    committee = (("fubnd",), ("tuy_ban_nhan", "tban_nhan_dan"))

    assert found(backend, Question(EVERYBODY, Match((committee, (("fhuyen",),))))) == [2, 1]
    assert found(backend, Question(EVERYBODY, Match((committee,)))) == [4, 2, 1]
    assert found(backend, Question(EVERYBODY, Match((committee[1:],)))) == [2]
    assert found(backend, Question(EVERYBODY, having_any(()))) == []


def test_search_gives_each_hit_with_its_constants_and_lengths(backend):
    tell(backend, document(1, "fa", "fb", title=("fc",), revision=3))

    hits = backend.search(having("fa", clauses=(Clause("fc", 7, 2),)), sort=BY_RELEVANCE, offset=0, limit=1)
    assert hits == [Candidate(id=1, revision=3, score=9, title_length=1, text_length=2)]


def test_search_adds_constants_and_those_of_the_title(backend):
    tell(
        backend,
        document(1, "fa", "fb"),
        document(2, "fa", "fc"),
        document(3, "fa", title=("fb",)),
        document(4, "fa"),
    )
    clauses = (Clause("fa", 1), Clause("fb", 10, in_title=5), Clause("fc", 12))

    assert found(backend, having("fa", clauses=clauses)) == [3, 2, 1, 4]


def test_search_orders_ties_and_dates_by_rank(backend):
    tell(
        backend,
        document(1, "fa", rank=2**62 + 2),
        document(2, "fa", "fb", rank=2**62),
        document(3, "fa", rank=2**62 + 1),
    )
    question = having("fa", clauses=(Clause("fa", 3), Clause("fb", 1)))

    assert found(backend, question) == [2, 1, 3]
    assert found(backend, question, BY_DATE) == [1, 3, 2]


def test_search_gives_every_page_of_many_ties_in_order(backend):
    for some in range(0, 300, 50):
        tell(backend, *(document(number, "fa", rank=1 + number * 7 % 300) for number in range(some + 1, some + 51)))
    question = having("fa", clauses=(Clause("fa", 5),))
    pages = [found(backend, question, offset=start, limit=20) for start in range(0, 320, 20)]

    assert [number for page in pages for number in page] == sorted(
        range(1, 301), key=lambda number: -(1 + number * 7 % 300)
    )
    assert backend.tally(question).total == 300


def test_facets_count_permitted_hits_within_the_chosen_filters(backend):
    tell(
        backend,
        document(1, "fa", facets=("kind=letter", "year=2023")),
        document(2, "fa", facets=("kind=letter", "year=2024", "issuer=UBND tỉnh")),
        document(3, "fa", facets=("kind=guide",)),
        document(4, "fa", facets=("kind=letter", "year=2023"), tokens=("unit:1",)),
        document(5, "fb", facets=("kind=letter",)),
    )
    letters = Scope(EVERYBODY.tokens, EVERYBODY.sources, filters={"kind": frozenset({"letter"})})
    recent = Scope(EVERYBODY.tokens, EVERYBODY.sources, filters={"year": frozenset({"2023", "2024"})})

    counts = {"kind=letter": 2, "kind=guide": 1, "year=2023": 1, "year=2024": 1, "issuer=UBND tỉnh": 1}
    assert backend.tally(having("fa")) == (3, counts)
    assert found(backend, having("fa", scope=letters)) == [2, 1]
    assert found(backend, having("fa", scope=recent)) == [2, 1]
    assert backend.tally(having("fa", scope=letters)).total == 2


def test_apply_replaces_an_entry_that_is_told_again(backend):
    tell(backend, document(1, "fa"), document(2, "fa"))
    tell(backend, document(1, "fb", revision=2), document(1, "fc", revision=3))

    assert found(backend, having("fa", "fb")) == [2]
    assert sorted(backend.stamps()) == [Stamp(1, 3), Stamp(2, 1)]


def test_apply_forgets_an_entry_and_a_source_in_the_order_told(backend):
    tell(backend, document(1, "fa"), document(2, "fa"), document(3, "fa", source="dummy.greeting"))
    tell(backend, document(5, "fa"), Removal(2), Removal(99), SourceRemoval("letter"), document(4, "fa"))
    tell(backend, document(6, "fa"), Removal(6))

    assert sorted(backend.stamps()) == [Stamp(3, 1), Stamp(4, 1)]
    assert backend.size() == 2


def test_writing_is_for_one_at_a_time_and_leaves_readers_alone(backend):
    tell(backend, document(1, "fa"))

    with backend.writing() as writer:
        with pytest.raises(Busy), backend.writing():
            pass
        writer.apply([document(2, "fa")])

        assert found(backend, having("fa")) == [2, 1]
    tell(backend, document(3, "fa"))

    assert backend.size() == 3


def test_replacing_leaves_the_old_index_in_force_until_it_is_published(backend):
    tell(backend, document(1, "fa"))

    with backend.replacing() as replacement:
        replacement.apply([document(2, "fa")])
        tell(backend, document(3, "fa"))
        assert found(backend, having("fa")) == [3, 1]
        with replacement.publish():
            with pytest.raises(Busy), backend.writing():
                pass
            replacement.apply([document(4, "fa")])
            assert sorted(replacement.stamps()) == [Stamp(2, 1), Stamp(4, 1)]
            assert found(backend, having("fa")) == [3, 1]

    assert found(backend, having("fa")) == [4, 2]
    tell(backend, document(5, "fa"))
    assert found(backend, having("fa")) == [5, 4, 2]


def test_replacing_that_is_not_published_changes_nothing(backend):
    tell(backend, document(1, "fa"))

    with backend.replacing() as replacement:
        replacement.apply([document(2, "fa")])

    assert found(backend, having("fa")) == [1]


def test_replacing_is_for_one_at_a_time(backend):
    with backend.replacing(), pytest.raises(Busy), backend.replacing():
        pass


def test_analysis_is_that_of_this_version_once_something_was_told(backend):
    tell(backend, document(1, "fa"))

    assert backend.analysis() == ANALYSIS


TERMS = [f"f{letter}" for letter in "abcdef"]
TOKENS = ["any", "unit:1", "unit:2", "user:7"]
FACETS = ["kind=letter", "kind=guide", "issuer=Tỉnh ủy", "issuer=UBND tỉnh", "year=2023"]
documents = st.builds(
    Document,
    id=st.integers(1, 12),
    revision=st.integers(1, 3),
    source=st.sampled_from(["letter", "guide"]),
    rank=st.integers(1, 2**63 - 1),
    title_length=st.integers(0, 2**31),
    text_length=st.integers(0, 2**31),
    terms=st.frozensets(st.sampled_from(TERMS), min_size=1),
    title_terms=st.just(frozenset()),
    tokens=st.lists(st.sampled_from(TOKENS), max_size=3, unique=True).map(tuple),
    facets=st.lists(st.sampled_from(FACETS), max_size=3, unique=True).map(tuple),
).flatmap(
    lambda made: st.frozensets(st.sampled_from(sorted(made.terms))).map(
        lambda title: Document(**{name: getattr(made, name) for name in made.__slots__} | {"title_terms": title})
    )
)
changes = st.lists(
    st.one_of(
        documents,
        documents,
        documents,
        st.builds(Removal, st.integers(1, 12)),
        st.builds(SourceRemoval, st.sampled_from(["letter", "guide"])),
    ),
    max_size=25,
)
questions = st.builds(
    Question,
    scope=st.builds(
        Scope,
        tokens=st.frozensets(st.sampled_from(TOKENS), min_size=1),
        sources=st.frozensets(st.sampled_from(["letter", "guide"]), min_size=1),
        excluded=st.frozensets(st.integers(1, 12), max_size=3),
        filters=st.dictionaries(
            st.sampled_from(["kind", "year"]),
            st.frozensets(st.sampled_from(["letter", "guide", "2023"]), min_size=1),
            max_size=1,
        ),
        ranks=st.none() | st.tuples(st.integers(0, 2**62), st.integers(2**61, 2**63 - 1)),
    ),
    match=st.builds(
        Match,
        st.lists(
            st.lists(st.lists(st.sampled_from(TERMS), min_size=1, max_size=2, unique=True).map(tuple), max_size=3).map(
                tuple
            ),
            min_size=1,
            max_size=3,
        ).map(tuple),
    ),
    clauses=st.lists(
        st.builds(Clause, st.sampled_from(TERMS), st.integers(1, 300), st.integers(0, 50)),
        max_size=6,
        unique_by=lambda clause: clause.term,
    ).map(tuple),
)


batches = st.lists(changes, min_size=1, max_size=3)
asked = st.lists(questions, min_size=1, max_size=12)


@settings(max_examples=25, deadline=None)
@given(batches=batches, asked=asked)
def test_every_engine_gives_the_answers_of_the_plainest(batches, asked):
    with TemporaryDirectory() as folder:
        check_alike(EmbeddedBackend(str(Path(folder) / "index")), batches, asked)


@pytest.mark.parametrize("engine", engines(["elastic"]))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches=batches, asked=asked)
def test_a_cluster_gives_the_answers_of_the_plainest(engine, in_cluster, batches, asked):
    check_alike(emptied(in_cluster), batches, asked)


def check_alike(backend: Backend, batches: list[list[Change]], asked: list[Question]) -> None:
    plain = MemoryBackend()
    for batch in batches:
        tell(plain, *batch)
        tell(backend, *batch)

    assert sorted(backend.stamps()) == sorted(plain.stamps())
    for question in asked:
        assert backend.tally(question) == plain.tally(question)
        for sort in (BY_RELEVANCE, BY_DATE):
            page = {"sort": sort, "offset": 0, "limit": 5}
            assert backend.search(question, **page) == plain.search(question, **page)


def test_stamps_come_in_the_order_of_numbers(backend):
    numbers = [5, 2**40, 1, 300, 7]
    tell(backend, *(document(number, "fa", rank=1 + number % 97) for number in numbers))

    assert [stamp.id for stamp in backend.stamps()] == sorted(numbers)
