"""A network inside the program: `start_server`, `open_connection` and what they are built on.

Both ends are in the same program. What is sent arrives when the loop next polls the network, as over
loopback, or later when other schedules are tried. There are no sockets, and nothing reaches the
outside. Streams, protocols and the server itself are CPython's own code.
"""

import asyncio
import itertools
from asyncio import base_events, events, protocols, transports

from . import clock, halt, loop as loops

_TLS = "Loopwise cannot encrypt connections: leave `ssl` away."
_RECEIVED_AT_A_TIME = 256 * 1024
# How much may be in transit between the two ends before a sender has to wait.
_ON_THE_WAY = 256 * 1024
_LOCAL = "127.0.0.1"

# As on Linux; the interpreter in the box has other numbers.
_IN_USE, _RESET, _NOT_CONNECTED, _REFUSED = 98, 104, 107, 111

_listening = {}
_ports = itertools.count(49152)
# Transports and listeners with events, in the order in which they occurred, each once.
_news = {}


# Returns how long what is sent now is in transit, if it is to take time.
_delay = None


def on_send(delay) -> None:
    """From now on what is sent arrives `delay()` seconds later."""
    global _delay
    _delay = delay


def has_news(loop) -> bool:
    """Whether the next poll of the network finds something for a loop."""
    return any(one._loop is loop for one in _news)


def take(loop) -> list:
    """What has happened for a loop since its last poll, as handles to run."""
    ready = [one for one in _news if one._loop is loop and one._is_watched()]
    for one in [one for one in _news if one._loop is loop]:
        del _news[one]
    return [events.Handle(one._on_news, (), loop, None) for one in ready]


def _announce(one) -> None:
    _news[one] = None
    if one._loop is not events._get_running_loop():
        one._loop._selector.call()


class _Socket:
    """What programs ask a socket of theirs: its addresses."""

    def __init__(self, name, peer=None):
        self._name, self._peer = name, peer

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(_NOT_CONNECTED, "Transport endpoint is not connected")
        return self._peer

    def fileno(self):
        return -1

    def close(self):
        _listening.pop(self._name[1], None)


class _Listener(_Socket):
    """A listening socket: those who want to connect wait here."""

    def __init__(self, name, loop):
        super().__init__(name)
        self._loop = loop
        self._waiting = []
        self._accept = None

    def listen(self, backlog):
        pass

    def _is_watched(self):
        return self._accept is not None

    def _on_news(self):
        waiting, self._waiting = self._waiting, []
        for client in waiting:
            self._accept(client)


class Transport(transports._FlowControlMixin, transports.Transport):
    """One end of a connection."""

    def __init__(self, loop, protocol, sock, server=None):
        super().__init__({"socket": sock, "sockname": sock._name, "peername": sock._peer}, loop)
        self._protocol = protocol
        self._server = server
        self._peer = None
        # Received but not read yet, and what follows it: nothing, the end, or a reset.
        self._received = bytearray()
        self._ending = None
        self._buffer = bytearray()
        self._eof_sent = self._closing = self._paused = self._reading = self._gone = False
        self._lost = 0
        # When the last of what this end sends arrives, and how much is in transit to this end.
        self._due = 0.0
        self._coming = 0
        if server is not None:
            server._attach(self)

    def _start(self, waiter=None):
        call_soon = self._loop.call_soon
        call_soon(self._protocol.connection_made, self)
        call_soon(self._begin_reading)
        if waiter is not None:
            call_soon(_release, waiter)

    def _begin_reading(self):
        self._reading = True
        if self._received or self._ending:
            _announce(self)

    def _is_watched(self):
        return self._reading and not self._paused and not self._closing

    def _on_news(self):
        if not self._is_watched():
            return
        if self._received:
            data = bytes(self._received[:_RECEIVED_AT_A_TIME])
            del self._received[: len(data)]
            if self._received or self._ending:
                _announce(self)
            self._hand_over(data)
            if self._peer is not None:
                self._peer._send()
        elif self._ending == "reset":
            self._fail(ConnectionResetError(_RESET, "Connection reset by peer"))
        elif self._ending == "end":
            self._ending = None
            self._reading = False
            if not self._protocol.eof_received():
                self.close()

    def _hand_over(self, data):
        if isinstance(self._protocol, protocols.BufferedProtocol):
            protocols._feed_data_to_buffered_proto(self._protocol, data)
        else:
            self._protocol.data_received(data)

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        self._paused = True

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            if self._received or self._ending:
                _announce(self)

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(
                "data argument must be a bytes-like object, "
                f"not {type(data).__name__!r}"
            )
        if self._eof_sent:
            raise RuntimeError("Cannot call write() after write_eof()")
        if not data or self._lost:
            self._lost += bool(self._lost)
            return
        self._buffer += data
        if _delay is not None:
            self._due = max(self._due, clock.now() + _delay())
        self._send()
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def write_eof(self):
        if self._closing or self._eof_sent:
            return
        self._eof_sent = True
        self._send()

    def can_write_eof(self):
        return True

    def get_write_buffer_size(self):
        return len(self._buffer)

    def _send(self):
        """Sends as much as there is room for, and the end of the stream after the last of it."""
        peer = self._peer
        if peer is None or self._gone:
            return
        if peer._gone and self._buffer:
            # The other end is gone, and answers so.
            self._buffer.clear()
            self._ending = "reset"
            _announce(self)
            return
        room = _ON_THE_WAY - len(peer._received) - peer._coming
        if self._buffer and room > 0:
            data = bytes(self._buffer[:room])
            del self._buffer[:room]
            peer._coming += len(data)
            peer._at(self._due, peer._receive, data)
            self._maybe_resume_protocol()
        if not self._buffer:
            if self._eof_sent and not self._closing:
                peer._at(self._due, peer._end, "end")
            if self._closing:
                self._lose_soon(None)

    def _at(self, moment, arrive, what):
        """Schedules the arrival of something at this end."""
        if moment <= clock.now():
            arrive(what)
        else:
            self._loop.call_at(moment, arrive, what)

    def _receive(self, data):
        self._coming -= len(data)
        if not self._gone:
            self._received += data
            _announce(self)

    def _end(self, how):
        if self._ending is None and not self._gone:
            self._ending = how
            _announce(self)

    def is_closing(self):
        return self._closing

    def close(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._lose_soon(None)

    def abort(self):
        self._fail(None)

    def _fail(self, error):
        self._buffer.clear()
        self._closing = True
        self._lose_soon(error)

    def _lose_soon(self, error):
        if self._lost == 0:
            self._lost = 1
            self._loop.call_soon(self._lose, error)

    def _lose(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._gone = True
            if self._peer is not None and not self._peer._gone:
                peer = self._peer
                peer._at(self._due, peer._end, "reset" if self._received else "end")
            if self._server is not None:
                self._server._detach(self)
                self._server = None


Transport.__name__ = Transport.__qualname__ = "_SelectorSocketTransport"
Transport.__module__ = "asyncio.selector_events"


def _release(waiter):
    if not waiter.done():
        waiter.set_result(None)


class _Network:
    """What `VirtualLoop` has of a network."""

    async def create_server(
        self, protocol_factory, host=None, port=None, *, ssl=None, sock=None, backlog=100,
        start_serving=True, **_,
    ):
        if ssl is not None or sock is not None:
            halt.refuse(_TLS if ssl is not None else "Loopwise has no sockets: name host and port.")
        number = port or next(_ports)
        address = (_numeric(host) or "0.0.0.0", number)
        if number in _listening:
            raise OSError(
                _IN_USE,
                f"error while attempting to bind on address {address!r}: "
                "[errno 98] address already in use",
            )
        listener = _listening[number] = _Listener(address, self)
        server = base_events.Server(self, [listener], protocol_factory, None, backlog, None, None)
        if start_serving:
            server._start_serving()
            await asyncio.sleep(0)
        return server

    def _start_serving(self, protocol_factory, sock, sslcontext=None, server=None, *_):
        sock._accept = lambda client: self.create_task(
            self._accept_connection2(protocol_factory, sock, client, server)
        )
        if sock._waiting:
            _announce(sock)

    def _stop_serving(self, sock):
        sock._accept = None
        sock.close()
        for client in sock._waiting:
            client._end("reset")

    async def _accept_connection2(self, protocol_factory, listener, client, server):
        ours = _Socket(client._extra["peername"], client._extra["sockname"])
        transport = Transport(self, protocol_factory(), ours, server)
        transport._peer, client._peer = client, transport
        # What the client has sent so far.
        client._send()
        if client._gone:
            transport._at(client._due, transport._end, "end")
        waiter = self.create_future()
        transport._start(waiter)
        await waiter

    async def create_connection(
        self, protocol_factory, host=None, port=None, *, ssl=None, sock=None, **_
    ):
        if ssl is not None or sock is not None:
            halt.refuse(_TLS if ssl is not None else "Loopwise has no sockets: name host and port.")
        address = (_numeric(host) or _LOCAL, port)
        listener = _listening.get(port)
        # The connection is made when the loop next polls the network.
        await asyncio.sleep(0)
        if listener is None or listener._accept is None:
            raise ConnectionRefusedError(
                _REFUSED, f"Connect call failed {address!r}"
            )
        protocol = protocol_factory()
        transport = Transport(self, protocol, _Socket((_LOCAL, next(_ports)), address))
        listener._waiting.append(transport)
        _announce(listener)
        waiter = self.create_future()
        transport._start(waiter)
        await waiter
        return transport, protocol


_HERE = {None: None, "": None, "localhost": _LOCAL, _LOCAL: _LOCAL, "0.0.0.0": "0.0.0.0", "::1": "::1"}


def _numeric(host):
    if isinstance(host, (list, tuple)):
        host = host[0] if host else None
    if host not in _HERE:
        halt.refuse(
            f"Loopwise cannot reach {host}: a program here reaches nothing outside itself. Connect to "
            "127.0.0.1, where a server of the same program listens."
        )
    return _HERE[host]


def install() -> None:
    """Gives the loop its network, in place of the refusals; before the snapshot is taken."""
    loop = loops.VirtualLoop
    loop._news, loop._has_news, loop._take_news = _news, staticmethod(has_news), staticmethod(take)
    for name in ("create_server", "create_connection", "_start_serving", "_stop_serving", "_accept_connection2"):
        setattr(loop, name, _Network.__dict__[name])
