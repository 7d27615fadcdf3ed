"""Whose runs they are: a browser is known by a cookie of random characters, and by nothing else."""

from __future__ import annotations

import hashlib
import re
import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from fastapi import Request, Response

COOKIE = "gradwalk"
SECONDS = 400 * 24 * 3600
"""How long a browser keeps it: as long as browsers keep any."""
NAME = re.compile(r"[A-Za-z0-9_-]{24}")


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody, by a name that cannot be guessed."""

    name: str
    is_new: bool

    def mark(self, response: Response) -> None:
        """Give whoever has no cookie one with the answer."""
        if self.is_new:
            response.set_cookie(COOKIE, self.name, max_age=SECONDS, httponly=True, samesite="lax", path="/")


def owner_of(request: Request, key: str | None = None) -> Owner:
    """Who sends a request. Where there is no cookie, the same idempotency key from the same address is the same owner."""
    given = request.cookies.get(COOKIE, "")
    if NAME.fullmatch(given):
        return Owner(given, False)
    if key is None:
        return Owner(secrets.token_urlsafe(18), True)
    address = request.client.host if request.client else ""
    digest = hashlib.sha256(f"{address}\n{key}".encode()).digest()[:18]
    return Owner(urlsafe_b64encode(digest).decode(), True)
