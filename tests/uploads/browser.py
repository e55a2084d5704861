"""As little of a browser as it takes to sign in and hand in files."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPCookieProcessor, Request, build_opener

LONGEST = 240.0


class Browser:
    """A browser; ``at`` is where it is, ``status`` what it was told there."""

    def __init__(self, base: str) -> None:
        self.base, self.at, self.status = base, "/", 0
        self.opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """Return a page."""
        return self._open(Request(self.base + path))

    def post(
        self, path: str, page: str, files: Mapping[str, bytes] | None = None, *, claims: int = 0
    ) -> str:
        """Send the form of a page, with its secret; return the page that answers.

        With ``claims`` the form says that it is so many bytes long, and is not.
        """
        secret = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert secret is not None, page
        parts = [_part('name="csrfmiddlewaretoken"', secret[1].encode())]
        parts += [
            _part(f'name="files"; filename="{quote(name, safe=". ")}"', content)
            for name, content in (files or {}).items()
        ]
        asked = Request(self.base + path, data=b"".join(parts) + b"--x--\r\n", method="POST")
        asked.add_header("Content-Type", "multipart/form-data; boundary=x")
        if claims:
            asked.add_header("Content-Length", str(claims))
        return self._open(asked)

    def until(self, path: str, seen: Callable[[str], bool], within: float = LONGEST) -> str:
        """Return the page once it shows what is waited for, within so many seconds."""
        until = time.monotonic() + within
        while time.monotonic() < until:
            page = self.get(path)
            if seen(page):
                return page
            time.sleep(0.1)  # as the page itself asks again
        raise AssertionError(page)

    def _open(self, asked: Request) -> str:
        try:
            answer = self.opener.open(asked, timeout=LONGEST)
        except HTTPError as failed:
            answer = failed
        with answer:
            self.at, self.status = str(answer.url).removeprefix(self.base), int(answer.status)
            return str(answer.read().decode())


def _part(about: str, content: bytes) -> bytes:
    head = f"--x\r\nContent-Disposition: form-data; {about}\r\n\r\n"
    return head.encode() + content + b"\r\n"
