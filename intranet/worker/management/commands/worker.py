"""``manage.py worker``: the process beside the web server that does the work after the answer."""

import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from intranet.worker.errors import Released
from intranet.worker.loop import Worker
from intranet.worker.stopping import Stop

logger = logging.getLogger("intranet.worker")


class Command(BaseCommand):
    help = (
        "Run background work: jobs, recurring tasks, the search index and e-mail. Ends with 0 on SIGTERM or SIGINT: "
        "the job at hand gets five seconds to finish and goes back otherwise. Any number of workers may run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--once", action="store_true", help="one round: at most one job, then end")
        how.add_argument("--drain", action="store_true", help="end when there is nothing that could be done now")
        parser.add_argument(
            "--idle", type=_seconds, default=0.5, metavar="SECONDS", help="sleep between looks (0.2 to 5)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Stop()
        stop.listen()
        worker = Worker(stop)
        logger.info("The worker begins")
        try:
            if options["once"]:
                worker.turn()
            elif options["drain"]:
                worker.drain()
            else:
                worker.serve(options["idle"])
        except Released:
            logger.info("The job at hand was put back")
        logger.info("The worker ends")


def _seconds(text: str) -> float:
    return min(max(float(text), 0.2), 5.0)
