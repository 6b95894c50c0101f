"""What cannot be modelled, and the messages that say so: connections, processes, signals.

Each is refused when a program asks for it: the run ends with one sentence on what is not available and
one on what to do.
"""

import concurrent.futures.process
import os
import signal
import socket
import subprocess

from asyncio import base_events

from . import halt

_NETWORK = (
    "Loopwise cannot open network connections: a program here reaches nothing outside itself. "
    "Put `await asyncio.sleep(...)` in the place of the waiting."
)
_PROGRAMS = (
    "Loopwise cannot run other programs: there is none beside this one. "
    "Put `await asyncio.sleep(...)` in the place of the waiting."
)
_PROCESSES = "Loopwise cannot run processes: use a thread, or run this program outside."
_SIGNALS = (
    "Loopwise cannot receive signals: nobody sends any here. "
    "Call the handler from `loop.call_later(...)` instead."
)


def _refuse(text):
    def refused(*args, **kwargs):
        halt.refuse(text)

    return refused


def _refuse_later(text):
    async def refused(*args, **kwargs):
        halt.refuse(text)

    return refused


def install() -> None:
    """Installs the refusals; before the snapshot is taken."""
    for name in ("connect", "connect_ex", "bind", "listen", "accept", "sendto"):
        setattr(socket.socket, name, _refuse(_NETWORK))
    for name in ("getaddrinfo", "gethostbyname", "create_server", "create_connection", "socketpair"):
        setattr(socket, name, _refuse(_NETWORK))
    loop = base_events.BaseEventLoop
    for name in (
        *("create_connection", "create_server", "create_datagram_endpoint", "sock_connect"),
        *("sock_accept", "sock_recv", "sock_sendall", "connect_accepted_socket", "getaddrinfo"),
        *("create_unix_connection", "create_unix_server", "getnameinfo", "start_tls", "sendfile"),
    ):
        setattr(loop, name, _refuse_later(_NETWORK))
    for name in ("add_reader", "add_writer", "remove_reader", "remove_writer"):
        setattr(loop, name, _refuse(_NETWORK))
    for name in ("subprocess_exec", "subprocess_shell", "connect_read_pipe", "connect_write_pipe"):
        setattr(loop, name, _refuse_later(_PROGRAMS))
    loop.add_signal_handler = _refuse(_SIGNALS)
    subprocess.Popen.__init__ = _refuse(_PROGRAMS)
    # Its `__del__` reads attributes that `__init__` would have set.
    subprocess.Popen.__del__ = lambda self: None
    for name in ("system", "popen", "posix_spawn", "posix_spawnp"):
        setattr(os, name, _refuse(_PROGRAMS))
    for name in dir(os):
        if name.startswith(("exec", "spawn")):
            setattr(os, name, _refuse(_PROGRAMS))
    os.fork = os.forkpty = _refuse(_PROCESSES)
    for name in ("alarm", "setitimer", "pause", "sigwait", "raise_signal"):
        setattr(signal, name, _refuse(_SIGNALS))
    os.kill = _refuse(_SIGNALS)
    concurrent.futures.ProcessPoolExecutor.__init__ = _refuse(_PROCESSES)
    _refuse_multiprocessing()


def _refuse_multiprocessing():
    from multiprocessing import context, pool, process

    process.BaseProcess.start = _refuse(_PROCESSES)
    for name in (
        *("Pool", "Manager", "Queue", "SimpleQueue", "JoinableQueue", "Lock", "RLock", "Event"),
        *("Semaphore", "BoundedSemaphore", "Condition", "Barrier", "Value", "Array", "Pipe"),
    ):
        setattr(context.BaseContext, name, _refuse(_PROCESSES))
    pool.Pool.__init__ = _refuse(_PROCESSES)
    pool.Pool.__del__ = lambda self: None
