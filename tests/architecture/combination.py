"""``python -m tests.architecture.combination``: check, migrate and test the house as it is installed here.

One process for all three: booting it three times takes longer than the checks and many a migration. Ends with 0 when
everything stands; otherwise what went wrong is written down.
"""

import gc
import sys
import warnings

from intranet.settings.environment import ROOT
from tests.doubles.collecting import pytest_ignore_collect


def main() -> int:
    import pytest

    gc.disable()  # a migration makes and drops models by the thousand, which the collector looks at again and again
    _boot_and_migrate()
    gc.collect()
    gc.freeze()
    gc.enable()
    return int(pytest.main(["-m", "house", "-q", "-p", "no:cacheprovider", *_paths()]))


def _paths() -> list[str]:
    """Files in which a test is marked ``house``: looking through all the others takes longer than running these.

    What pytest is given by name it collects in any case, so what it would leave out is left out here.
    """
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    marked = [path for path in tests if "mark.house" in path.read_text(encoding="utf-8")]
    return [str(path) for path in marked if not pytest_ignore_collect(path)]


def _boot_and_migrate() -> None:
    """As strict as the tests are: a warning is an error."""
    import django
    from django.core.management import call_command
    from django.db import connections

    with warnings.catch_warnings(action="error"):
        django.setup()
        call_command("check", databases=["default"], fail_level="WARNING")
        call_command("migrate", verbosity=0)
    connections.close_all()


if __name__ == "__main__":
    sys.exit(main())
