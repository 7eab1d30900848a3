"""Who is asked and may not see: counted before a course is published, and let in with it where its trainer says so."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from intranet.access.readers import described, unit_of
from intranet.acknowledgement.audiences import named_by
from intranet.acknowledgement.models import TermKind
from intranet.acknowledgement.reach import terms_beyond
from intranet.acknowledgement.services import Term
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.training.models import Course, CourseReader


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many ``people`` of those asked may not see the course today; ``circles`` are the lines of the rule that reach
    beyond its readers, each in words and with how many it is. There may be one with nobody in it today: whoever joins
    it would be asked.
    """

    people: int = 0
    circles: list[tuple[str, int]] = field(default_factory=list)


def unseen_by(terms: Sequence[Term], readers: Iterable[str]) -> Unseen:
    """Whom ``terms`` name who hold none of the tokens ``readers``. No query where nobody is named; as many as there are
    lines and readers otherwise.
    """
    readers = list(readers)
    beyond = list(terms_beyond(terms, readers))
    if not beyond:
        return Unseen()
    may = _people_of(list(_as_terms(readers)))
    exceptions = [term for term in terms if term.is_exception]
    found = [(_words(term), _people_of([term, *exceptions]) - may) for term in beyond]
    return Unseen(len(set().union(*(people for _who, people in found))), [(who, len(people)) for who, people in found])


def as_tree(tokens: Iterable[str], units: Iterable[Unit]) -> list[tuple[int, str]]:
    """Circles of readers in words, in the order of the tree of ``units``, each with how deep it stands below another of
    them; circles of no unit come first. Two queries.
    """
    paths = {unit.pk: unit.path for unit in units}
    lines = sorted((paths.get(unit_of(token) or 0, ""), words) for token, words in described(tokens))
    above = {path for path, _words in lines if path}
    return [(sum(path != each and path.startswith(each) for each in above), words) for path, words in lines]


def _people_of(terms: Sequence[Term]) -> set[int]:
    return {each.person_id for each in named_by([term.line() for term in terms], today())}


def _as_terms(tokens: list[str]) -> Iterator[Term]:
    """Circles of readers as lines of a rule; one of a plugin names nobody here."""
    units = Unit.objects.in_bulk([unit for token in tokens if (unit := unit_of(token))])
    people = Person.objects.in_bulk([int(token[5:]) for token in tokens if token.startswith("user:")])
    for token in tokens:
        kind, _sep, value = token.partition(":")
        if token == TermKind.EVERYBODY:
            yield Term(TermKind.EVERYBODY)
        elif kind == TermKind.PERSON and int(value) in people:
            yield Term(kind, person=people[int(value)])
        elif (unit := units.get(unit_of(token) or 0)) is not None:
            yield Term(kind, unit=unit, role=value.partition("@")[0] if kind == TermKind.POST else "")


def _words(term: Term) -> str:
    return str(term.unit or term.person or TermKind.EVERYBODY.label)


def let_see(course: Course, terms: Sequence[Term]) -> list[str]:
    """Let everybody whom ``terms`` name see ``course``; returns the tokens that were added. Call in the transaction
    that publishes.
    """
    new = circles_beyond(terms, [reader.token for reader in course.readers.all()])
    CourseReader.objects.bulk_create(CourseReader(page=course, token=token) for token in new)
    return new


def circles_beyond(terms: Sequence[Term], readers: Sequence[str]) -> list[str]:
    """The tokens of those who are let in beside ``readers``, so that everybody whom ``terms`` name may see the course:
    more people than are asked where a line names a post in all that is below a unit.
    """
    return list(dict.fromkeys(_token(term) for term in terms_beyond(terms, readers)))


def _token(term: Term) -> str:
    """The circle of a line: of a post in a unit with all below it, the whole of them, as no narrower one holds it."""
    if term.person is not None:
        return f"user:{term.person.pk}"
    if term.unit is None:
        return str(TermKind.EVERYBODY)
    is_one_unit = term.kind in {TermKind.UNIT, TermKind.POST}
    if term.role and is_one_unit:
        return f"post:{term.role}@{term.unit.pk}"
    return f"{'unit' if is_one_unit else 'under'}:{term.unit.pk}"
