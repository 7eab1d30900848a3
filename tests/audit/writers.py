"""Sixteen threads that record at the same time, in a process of their own: ``python -m tests.audit.writers COUNT``."""

import json
import sys
from threading import Barrier, Thread

import django

WRITERS = 16


def main(count: int) -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    errors: list[str] = []
    barrier = Barrier(WRITERS)
    threads = [Thread(target=_write, args=(number, count, barrier, errors)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    from intranet.audit.models import Event
    from intranet.audit.verify import verify

    verdict = verify()
    found = {"errors": errors, "rows": Event.objects.count(), "last": verdict.last_id, "intact": verdict.is_intact}
    sys.stdout.write(json.dumps(found))


def _write(writer: int, count: int, barrier: Barrier, errors: list[str]) -> None:
    from django.db import connection

    from intranet.audit.services import record
    from intranet.database import write_transaction

    barrier.wait()
    try:
        for number in range(count):
            with write_transaction():
                record("reading.acknowledged", actor=None, subject=f"writer:{writer}", details={"number": number})
    except Exception as error:
        errors.append(repr(error))
    finally:
        connection.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
