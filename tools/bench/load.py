"""Clients that ask for one page again and again over connections that stay open; run as a program of its own.

Standard input is the request, standard output what came of it. Only the standard library: nothing else to load.
"""

import json
import selectors
import socket
import sys
import time

CONNECTIONS = 16


class Client:
    """One connection: at any time one request is on its way."""

    def __init__(self, address: tuple[str, int], request: bytes) -> None:
        self.socket = socket.create_connection(address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request = request
        self.buffer = b""
        self.length = 0
        self.sent = 0.0

    def ask(self) -> None:
        self.buffer, self.length = b"", 0
        self.sent = time.monotonic()
        self.socket.sendall(self.request)

    def is_answered(self) -> bool:
        """Take in what has come; is it the whole answer?"""
        content = self.socket.recv(262_144)
        if not content:
            raise ConnectionError("The server closed the connection.")
        self.buffer += content
        if not self.length and b"\r\n\r\n" in self.buffer:
            head = self.buffer.partition(b"\r\n\r\n")[0]
            self.length = len(head) + 4 + int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
        return 0 < self.length <= len(self.buffer)

    @property
    def is_right(self) -> bool:
        return self.buffer.startswith(b"HTTP/1.1 200")


def load(address: tuple[str, int], request: bytes, seconds: float, connections: int) -> dict[str, object]:
    """Requests a second, how long each took, how many were answered wrongly."""
    clients = [Client(address, request) for _each in range(connections)]
    took: list[float] = []
    wrong = 0
    with selectors.DefaultSelector() as ready:
        for client in clients:
            ready.register(client.socket, selectors.EVENT_READ, client)
            client.ask()
        start = time.monotonic()
        while time.monotonic() < start + seconds or not took:
            for key, _events in ready.select(seconds):
                if key.data.is_answered():
                    took.append(time.monotonic() - key.data.sent)
                    wrong += not key.data.is_right
                    key.data.ask()
        spent = time.monotonic() - start
    for client in clients:
        client.socket.close()
    return {"rate": len(took) / spent, "took": took, "wrong": wrong}


if __name__ == "__main__":
    host, port, duration, count = sys.argv[1:]
    found = load((host, int(port)), sys.stdin.buffer.read(), float(duration), int(count))
    json.dump(found, sys.stdout)
