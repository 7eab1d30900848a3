"""``make bench``: speed as ratios against named rivals, both sides in one run. Prints a table; exits 1 below a goal."""

import sys

from tests.bench.acknowledging import acknowledgements_against_sql
from tests.bench.answering import everybody_answers
from tests.bench.circles import many_circles_against_none
from tests.bench.circulating import circulation_and_codes
from tests.bench.finding import searches
from tests.bench.importing import imports_against_poppler, imports_against_promise
from tests.bench.inspecting import self_inspection
from tests.bench.issuing import issuing_to_many
from tests.bench.learning import courses
from tests.bench.listing import long_list_against_short
from tests.bench.progressing import progress_of_many_against_few
from tests.bench.reading import pages_against_wagtail_and_home
from tests.bench.table import Figure, print_table


def main() -> int:
    figures: list[Figure] = [*pages_against_wagtail_and_home(), acknowledgements_against_sql()]
    figures.append(imports_against_promise())
    if (poppler := imports_against_poppler()) is not None:
        figures.append(poppler)
    figures += [long_list_against_short(), progress_of_many_against_few(), *circulation_and_codes(), *self_inspection()]
    figures += courses()
    figures += [*issuing_to_many(), everybody_answers(), many_circles_against_none(), *searches()]
    print_table(figures)
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
