"""Starts another process and does not end."""

import os
import subprocess
import time

from tests.files.extraction.jobs import tell


def main(limits: str) -> None:
    other = subprocess.Popen(["/bin/sleep", "600"])
    tell({"child": os.getpid(), "other": other.pid, "server": os.getppid()})
    time.sleep(600)
