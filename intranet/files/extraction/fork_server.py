"""Stands ready with what is needed to read files and forks a child for each: ``python -m
intranet.files.extraction.fork_server SOCKET``, SOCKET being the number of an inherited descriptor.

The standard library's fork server carries the parent's environment and main module over; here a child gets neither,
and what opens a file is never the process that forks the next child. A byte that comes brings two descriptors: where
the answer goes, and the socket of the job. On that the child finds its order, ``[module, arguments]`` in a line of
JSON; the sender finds there how the child ended, and ends it by saying no more.
"""

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

STATUS = struct.Struct("=i")
"""As of a child of ``subprocess``: negative for the signal that ended it."""

_READY = ("child", "drawing", "cropping", "page_image", "readers", "recognise", "pdf", "docx", "xlsx")


class Server:
    """The jobs of children that run, by process id."""

    def __init__(self, orders: socket.socket) -> None:
        self.orders = orders
        self.running: dict[int, socket.socket] = {}
        self.watch = select.poll()

    def serve(self) -> None:
        """Until nobody can send orders any more; then no child is left either."""
        try:
            self._serve(_woken_by_children())
        finally:
            for child in self.running:
                _kill(child)

    def _serve(self, awake: socket.socket) -> None:
        self.watch.register(awake, select.POLLIN)
        self.watch.register(self.orders, select.POLLIN)
        while True:
            come = {descriptor for descriptor, _events in self.watch.poll()}
            if self.orders.fileno() in come and not self._take():
                break
            for child in [child for child, job in self.running.items() if job.fileno() in come]:
                self.watch.unregister(self.running[child])
                _kill(child)
            if awake.fileno() in come:
                awake.recv(4096)
                self._reap()

    def _take(self) -> bool:
        said, descriptors, _flags, _address = socket.recv_fds(self.orders, 1, 2)
        if not said:
            return False
        if len(descriptors) < 2:
            return True
        answer, job = descriptors[0], socket.socket(fileno=descriptors[1])
        child = _forked()
        if child is None:
            os.close(answer)
            job.close()
            return True
        if not child:
            _work(answer, job)
        with suppress(OSError):  # both do it: whoever is first, the group is there before it may have to end
            os.setpgid(child, child)
        os.close(answer)
        self.running[child] = job
        self.watch.register(job, select.POLLRDHUP)  # what the sender says is the child's to read
        return True

    def _reap(self) -> None:
        for child in list(self.running):
            if os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
                _kill(child)  # what it started; as long as nobody has asked for its status, its number is its own
                _ended, status = os.waitpid(child, 0)
                self._say(self.running.pop(child), os.waitstatus_to_exitcode(status))

    def _say(self, job: socket.socket, status: int) -> None:
        with suppress(KeyError):  # the sender has said no more
            self.watch.unregister(job)
        with job, suppress(OSError):
            job.sendall(STATUS.pack(status))


def _forked() -> int | None:
    """As ``os.fork``; None where the machine has no process left. The sender finds the end of its socket."""
    try:
        return os.fork()
    except OSError:
        return None


def _woken_by_children() -> socket.socket:
    """Can be read from when a child has ended."""
    awake, woken = socket.socketpair()
    woken.setblocking(False)
    signal.set_wakeup_fd(woken.detach(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    return awake


def _kill(child: int) -> None:
    """With all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)


def _work(answer: int, job: socket.socket) -> NoReturn:
    """The life of a child."""
    status = 1
    try:
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.dup2(answer, 1)
        with job.makefile() as order:
            module, arguments = json.loads(order.readline())
        os.closerange(3, 256)
        import_module(module).main(*arguments)
        status = 0
    finally:
        os._exit(status)  # all has been written; tidying up what ends anyway takes a tenth of the time


def main(descriptor: str) -> None:
    """Load what children need, then serve."""
    for name in _READY:
        import_module(f"intranet.files.extraction.{name}")
    gc.freeze()
    Server(socket.socket(fileno=int(descriptor))).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
