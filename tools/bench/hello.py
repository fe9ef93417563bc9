"""The least that a server can be asked to do."""

from collections.abc import Callable, Iterable

GREETING = b"Hello, world!"


def application(_environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(GREETING)))])
    return [GREETING]
