"""``python -m tests.isolation.knocking JSON``: takes {name: [paths]} and writes {name: {path: status}}, as JSON.

For a process from which a plugin is gone: knows no plugin.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def knock(doors: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """What each person who is signed in by password meets at each address."""
    from django.test import Client

    from intranet.people.models import Person

    met = {}
    for name, paths in doors.items():
        client = Client(raise_request_exception=False)
        client.force_login(Person.objects.get(username=name))
        met[name] = {path: _status(client.get(path)) for path in paths}
    return met


def _status(answer: Any) -> int:
    if answer.streaming:
        b"".join(answer.streaming_content)
    return int(answer.status_code)


if __name__ == "__main__":
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    setup_test_environment()
    sys.stdout.write(json.dumps(knock(json.loads(sys.argv[1]))))
