"""What one file may cost."""

import resource
import signal
from typing import NamedTuple

MEGABYTE = 1024 * 1024

LARGEST_SIDE = 20_000
"""Points of a picture."""


class Limits(NamedTuple):
    """Address space, processor and elapsed seconds, and bytes of answer for the reading of one file.

    No dataclass: what makes those takes longer to load than a page to draw.
    """

    memory: int = 640 * MEGABYTE
    cpu_seconds: int = 10
    wall_seconds: int = 20
    output: int = 16 * MEGABYTE

    def impose(self) -> None:
        """Bind this process, for good. The alarm ends it even when the parent has been killed meanwhile."""
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (self.cpu_seconds, self.cpu_seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.output, self.output))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
        signal.alarm(self.wall_seconds + 1)
