"""A browser of somebody who is signed in: keeps its connection and its cookies, and knows the forms of a page."""

import http.client
import re
from http.cookies import SimpleCookie
from urllib.parse import urlencode

_TICKET = re.compile(r'action="(/xac-nhan/\d+/)".*?name="ticket" value="([^"]+)"', re.S)


class Browser:
    """One person's."""

    def __init__(self, port: int, cookie: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies = dict([cookie.split("=", 1)])

    def sign_in_as(self, cookie: str) -> None:
        """Somebody else sits down: the cookies of before are gone, the connection stays."""
        self._cookies = dict([cookie.split("=", 1)])

    def get(self, path: str) -> str:
        """The page.

        Raises:
            RuntimeError: the answer was none.
        """
        status, body = self._ask("GET", path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return body

    def post(self, path: str, **fields: str) -> None:
        """Send a form; the answer must lead back to a page.

        Raises:
            RuntimeError: it was refused.
        """
        status, _body = self._ask("POST", path, urlencode(fields | {"csrfmiddlewaretoken": self._cookies["csrftoken"]}))
        if status != 302:
            raise RuntimeError(f"{path} answered {status}")

    def acknowledge(self, path: str) -> None:
        """Read a document and press the button.

        Raises:
            RuntimeError: the page is not there, has no such button, or the form was refused.
        """
        form = _TICKET.search(self.get(path))
        if form is None:
            raise RuntimeError(f"{path} asks for nothing")
        self.post(form[1], ticket=form[2], read="1", end="1")

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        text = response.read().decode()
        for name, line in response.getheaders():
            if name.lower() == "set-cookie":
                self._cookies |= {key: morsel.value for key, morsel in SimpleCookie(line).items()}
        return response.status, text
