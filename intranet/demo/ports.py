"""A port to listen on, or a plain word about the one that is taken."""

import socket


def is_free(port: int) -> bool:
    """Whether this machine's loopback address can be bound at ``port``."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def next_free(port: int) -> int:
    """The first free port above ``port``; 0 when there is none within a hundred."""
    return next((candidate for candidate in range(port + 1, port + 101) if is_free(candidate)), 0)
