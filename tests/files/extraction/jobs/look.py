"""What a child sees of the house, and of what belongs to others."""

import json
import os
import sys
from pathlib import Path

from tests.files.extraction.jobs import tell


def main(limits: str, *arguments: str) -> None:
    first = Path(f"/proc/{os.getpid()}/environ").read_bytes()
    opened = [place for place in Path("/proc/self/fd").iterdir() if int(place.name) > 2]
    tell(
        {
            "limits": json.loads(limits),
            "arguments": arguments,
            "environment": sorted(os.environ),
            "first environment": sorted(line.split(b"=")[0].decode() for line in first.split(b"\0") if line),
            "django": "django" in sys.modules,
            "folder": str(Path.cwd()),
            "opened": [str(place) for place in opened if place.exists()],
        }
    )
