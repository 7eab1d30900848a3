"""Prepares and serves the demo: ``python -m intranet.demo [--port 8000] [--small]``.

Ctrl-C ends it cleanly at any moment.
"""

import argparse
import os
import secrets
import sys
from pathlib import Path

from intranet.demo.ports import is_free, next_free
from intranet.demo.processes import Children, Stopped, on_signals, say, wait_until_answered


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--small", action="store_true", help="personas and a dozen documents only")
    options = parser.parse_args()
    port = options.port
    on_signals()
    children = Children()
    try:
        if not is_free(port):
            return _taken(port)
        logins = prepare(port, small=options.small)
        return _serve(children, port, logins)
    except Stopped:
        say("\nĐang dừng… / Stopping…")
        return 0
    finally:
        children.stop()


def _taken(port: int) -> int:
    say(f"Cổng {port} đang có chương trình khác dùng. / Port {port} is taken by another program.")
    if other := next_free(port):
        say(f"Hãy chạy / Run:  make demo PORT={other}")
    return 1


def prepare(port: int, *, small: bool) -> str:
    """Settings, database, static files and content; seconds when all of it is there already. Returns the logins'
    text.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.dev")
    os.environ.setdefault("INTRANET_SITE_URL", f"http://127.0.0.1:{port}")
    os.environ.setdefault("INTRANET_ORGANISATION", "Cổng thông tin nội bộ tỉnh An Bình")
    _own_secret_key()
    from intranet.demo import preparation

    return preparation.prepare(say, small=small)


def _own_secret_key() -> None:
    """A key of this installation's own, kept so that sessions survive a restart."""
    if "INTRANET_SECRET_KEY" in os.environ or "INTRANET_SECRET_KEY_FILE" in os.environ:
        return
    root = Path(os.environ.get("INTRANET_DATA_DIR", Path(__file__).resolve().parents[2] / "var"))
    root.mkdir(parents=True, exist_ok=True)
    key = root / "secret_key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50))
    os.environ["INTRANET_SECRET_KEY_FILE"] = str(key)


def _serve(children: Children, port: int, logins: str) -> int:
    python = sys.executable
    web = [python, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    web += ["--workers", "2", "--blocking-threads", "4", "--workers-kill-timeout", "5", "--no-access-log"]
    children.start(*web, "--log-level", "warning", "intranet.wsgi:application")
    children.start(python, "manage.py", "worker")
    if not wait_until_answered(f"http://127.0.0.1:{port}/healthz", lambda: children.fallen() is None):
        say("Máy chủ không khởi động được; xem các dòng bên trên. / The server did not start; see the lines above.")
        return 1
    say(f"\n{logins}\nMở / Open:  http://127.0.0.1:{port}/      (Ctrl-C để dừng / to stop)")
    while (fallen := children.fallen()) is None:
        _sleep()
    say(f"Một tiến trình đã dừng với mã {fallen.returncode}. / A process ended with code {fallen.returncode}.")
    return 1


def _sleep() -> None:
    import time

    time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
