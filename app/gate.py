"""What every request passes first and every response last: hosts, other sites, bodies, and the headers of safety."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.problems import problem
from app.strict import NotStrict, read

log = logging.getLogger("gradwalk")

CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
OWN_PAGES = frozenset({"same-origin", "none"})
"""What Sec-Fetch-Site says of a request that this server's own page, or a person at the address bar, has sent."""
DRAINED = 64
"""Times the limit of a body that are read and thrown away, so that a client that is still sending can read the refusal."""
DRAINING = 5.0
"""Seconds for that."""
SMALL = 1 << 18
"""Bytes of a body that are read without a thread."""
SENDING = 20.0
"""Seconds that a client of an event stream may take nothing of it; then the stream ends."""
NONE: Mapping[str, int] = {}


def headers_of(nonce: str) -> dict[str, str]:
    """The headers of safety, with the nonce that style elements of this response carry."""
    policy = (
        "default-src 'none'; script-src 'self'; "
        f"style-src 'self' 'nonce-{nonce}'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types gradwalk"
    )
    return {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }


class Gate:
    """ASGI middleware around the whole application. An exception that nothing else has answered ends here, as a problem."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], body_bytes: int, larger: Mapping[str, int] = NONE) -> None:
        """`larger` has the bytes of a body at those paths that take more than others."""
        self.app = app
        self.hosts = frozenset(host.strip().strip("[]").lower() for host in hosts if host.strip())
        self.body_bytes = body_bytes
        self.larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        bare = scope["method"] == "HEAD"
        inner = {**scope, "method": "GET"} if bare else scope
        begun = streams = False

        async def send_safely(message: Message) -> None:
            nonlocal begun, streams
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in headers_of(nonce).items():
                    headers[name] = value
                streams = headers.get("content-type", "").startswith("text/event-stream")
            elif bare:
                message = {**message, "body": b""}
            if not streams:
                await send(message)
                return
            try:
                async with asyncio.timeout(SENDING):
                    await send(message)
            except TimeoutError:
                raise ClientDisconnect from None
            if bare:  # nothing would ever end it
                await send({"type": "http.response.body", "body": b"", "more_body": False})
                raise ClientDisconnect

        try:
            refusal, receive = await self._admit(inner, receive)
            await (refusal or self.app)(inner, receive, send_safely)
        except Exception as error:
            if _has_left(error):
                log.debug("a client has gone away")
                return
            log.exception("a request could not be answered")
            if begun:
                raise
            answer = problem("internal", "The server has made a mistake; its log says more.", scope["path"])
            await answer(inner, receive, send_safely)

    async def _admit(self, scope: Scope, receive: Receive) -> tuple[Response | None, Receive]:
        """A refusal, if the request is to be refused; and the body, read and put back."""
        headers = Headers(scope=scope)
        path: str = scope["path"]
        if not self._is_ours(headers.get("host", "")):
            return problem("bad-host", "This server does not answer for the host that the request names.", path), receive
        if scope["method"] not in CHANGING:
            return None, receive
        if from_another_site(headers):
            return problem("forbidden", "The request comes from a page of another site.", path), receive
        most = self.larger.get(path, self.body_bytes)
        body = await _body(Request(scope, receive), most)
        if body is None:
            return problem("too-large", f"A body may have {most:,} bytes.", path), receive
        if body:
            if headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
                return problem("unsupported-media-type", "Send JSON, with Content-Type: application/json.", path), receive
            try:
                # A large one is read beside the event loop. Routes that read by themselves need not do it once more.
                scope["state"]["json"] = read(body) if len(body) <= SMALL else await run_in_threadpool(read, body)
            except NotStrict as error:
                return problem("invalid-json", str(error), path), receive
        return None, _again(body, receive)

    def _is_ours(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return name.isascii() and ("*" in self.hosts or name in self.hosts)


def _has_left(error: Exception) -> bool:
    """Whether all that went wrong is that the client has; a stream has tasks, and tells their errors as a group."""
    if isinstance(error, ExceptionGroup):
        return all(isinstance(each, Exception) and _has_left(each) for each in error.exceptions)
    return isinstance(error, ClientDisconnect)


async def _body(request: Request, most: int) -> bytes | None:
    """The body; None if it is too large, whether or not a Content-Length has said so."""
    declared = request.headers.get("content-length", "0")
    if "expect" in request.headers and declared.isdigit() and int(declared) > most:
        return None  # the client waits for a word before it sends
    body = bytearray()
    chunks = request.stream()
    async for chunk in chunks:
        body += chunk
        if len(body) > most:
            await _drain(chunks, DRAINED * most)
            return None
    return bytes(body)


async def _drain(chunks: AsyncIterator[bytes], most: int) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(DRAINING):
            async for chunk in chunks:
                most -= len(chunk)
                if most < 0:
                    return


def from_another_site(headers: Headers) -> bool:
    """Whether a browser says that a page of another origin has sent the request; without a browser nothing says so."""
    if headers.get("sec-fetch-site", "none").lower() not in OWN_PAGES:
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        return urlsplit(origin).netloc.lower() != headers.get("host", "").lower()
    except ValueError:
        return True


def _again(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
