"""Makes a site with so many thousand issued documents, then asks for the addresses that it is given, one a line, as one
who reads all of them or as one who reads fifty; prints the CPU seconds of a request.
"""

import json
import os
import sys
import time
from datetime import date, datetime, timedelta
from typing import Any

THOUSAND, FEW, RARELY, REQUESTS, TOPICS = 1_000, 50, 25, 3, 20
FIRST_DAY, DAYS = date(2007, 1, 1), 20 * 365
RARE, COMMON = "hiem", "nhieu"


def main(thousands: str, folder: str) -> None:
    """Answer until the input ends."""
    os.environ.update({"INTRANET_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "intranet.settings.test"})
    os.environ["INTRANET_DATABASE_URL"] = f"sqlite:///{folder}/{thousands}.sqlite3"
    import django

    django.setup()
    clients = _clients(_site(int(thousands)))
    for line in sys.stdin:
        who, path = line.split()
        sys.stdout.write(json.dumps(_seconds(clients[who], path)) + "\n")
        sys.stdout.flush()


def _site(thousands: int) -> Any:
    from django.core.management import call_command
    from django.db import transaction

    from tests.factories.province import build_province

    call_command("migrate", interactive=False, verbosity=0)
    province = build_province()
    with transaction.atomic():
        few = f"unit:{province.commune.pk}"
        _fill(province, few)
        _multiply(thousands, few)
    return province


def _fill(province: Any, few: str) -> None:
    from intranet.directives.models import Directive, DirectiveReader, Listed, Word
    from intranet.directives.services.listing import listed_rows, word_rows
    from intranet.topics.services import add_topic

    for number in range(TOPICS):
        add_topic(f"Lĩnh vực {number}", province.editor)
    made = Directive.objects.bulk_create(_document(province, number) for number in range(THOUSAND))
    office = {f"post:{role}@{province.committee.pk}" for role in ("clerk", "editor")}
    for number, directive in enumerate(made):
        readers = {f"unit:{province.office.pk}", *([few] if number % (THOUSAND // FEW) == 0 else [])}
        DirectiveReader.objects.bulk_create(DirectiveReader(directive=directive, token=token) for token in readers)
        Listed.objects.bulk_create(listed_rows(directive, office | readers))
        Word.objects.bulk_create(word_rows(directive))


def _document(province: Any, number: int) -> Any:
    """Of one year, one type, one issuer and one topic in twenty each, so that a page is full wherever one looks."""
    from django.utils.timezone import make_aware

    from intranet.directives.models import Directive, DirectiveState, DocumentType
    from intranet.directives.rules import fold
    from intranet.topics.models import Topic

    day = FIRST_DAY + timedelta(days=number * DAYS // THOUSAND)
    kind = RARE if number % (THOUSAND // RARELY) == 0 else COMMON
    summary, issuer, symbol = f"về việc {kind} {number % 97}", f"Cơ quan {number % 20}", f"{number}/QĐ-UBND"
    return Directive(
        owner_unit=province.committee,
        type=DocumentType.objects.order_by("pk")[number % 19],
        issuer=issuer,
        topic=Topic.objects.filter(slug=f"linh-vuc-{number % 20}").first(),
        symbol=symbol,
        summary=summary,
        folded=fold(f"{symbol} {summary} {issuer}"),
        date=day,
        urgency_rank=number % 2,
        issued_at=make_aware(datetime(day.year, day.month, day.day)),
        state=DirectiveState.ISSUED,
        current_version=_version(province),
        created_by=province.clerk,
    )


def _version(province: Any) -> Any:
    """One for all: a list shows nothing of it."""
    from django.utils import timezone

    from intranet.acknowledgement.models import Version

    texts = {"created_at": timezone.now(), "created_by": province.clerk}
    return Version.objects.get_or_create(subject_model="none", subject_id=0, defaults=texts)[0]


def _multiply(thousands: int, few: str) -> None:
    """Copies of what is there, except that they bear no rare word and that nobody reads few of them: half a minute of
    the ORM is a second of SQL.
    """
    from intranet.directives.models import Directive, DirectiveReader, Listed, Word

    first, last = Directive.objects.earliest("pk").pk, Directive.objects.latest("pk").pk
    shift = f"%s + copy.n * {last - first + 1}"
    common = {name: f"replace({name}, '{RARE}', '{COMMON}')" for name in ("folded", "summary")}
    _copy(Directive, thousands, {"id": shift % "id", "public_id": "lower(hex(randomblob(16)))", **common})
    for model, left_out in (
        (DirectiveReader, f"token = '{few}'"),
        (Listed, f"token = '{few}'"),
        (Word, f"word = '{RARE}'"),
    ):
        _copy(model, thousands, {"id": "NULL", "directive_id": shift % "directive_id"}, left_out)


def _copy(model: Any, thousands: int, changed: dict[str, str], left_out: str = "0") -> None:
    from django.db import connection

    table, columns = model._meta.db_table, [field.column for field in model._meta.concrete_fields]
    values = ", ".join(changed.get(column, column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n + 1 < {thousands})"  # noqa: S608
            f" INSERT INTO {table} ({', '.join(columns)})"
            f" SELECT {values} FROM {table}, copy WHERE n < {thousands} AND NOT {left_out}"
        )


def _clients(province: Any) -> dict[str, Any]:
    from django.test import Client

    clients = {"all": Client(), "few": Client()}
    clients["all"].force_login(province.cadre)
    clients["few"].force_login(province.outsider)
    return clients


def _seconds(client: Any, path: str) -> float:
    """The cheapest of a few."""
    return min(_one(client, path) for _request in range(REQUESTS))


def _one(client: Any, path: str) -> float:
    begun = time.process_time()
    answer = client.get(path)
    seconds = time.process_time() - begun
    if answer.status_code != 200:
        raise SystemExit(f"{path} answered {answer.status_code}")
    return seconds


if __name__ == "__main__":
    main(*sys.argv[1:])
