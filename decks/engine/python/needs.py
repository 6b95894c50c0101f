"""What a program needs and cannot have here, found in its source without running it.

The engine refuses these at run time (`refusals`, `network`); reported in advance, nobody has to find the
line in a traceback.
"""

import ast
import importlib.util
import sys

_OUTSIDE = (
    *("open_unix_connection", "start_unix_server", "create_unix_connection", "create_unix_server"),
    *("create_datagram_endpoint", "connect_accepted_socket", "start_tls", "sock_connect", "sock_accept"),
    *("sock_recv", "sock_sendall", "add_reader", "add_writer", "getaddrinfo", "getnameinfo", "urlopen"),
    *("gethostbyname", "create_default_context"),
)
# By the name of the function, whatever object it is called on.
_CALLS = {
    **dict.fromkeys(_OUTSIDE, "network"),
    **dict.fromkeys(("create_subprocess_exec", "create_subprocess_shell", "subprocess_exec"), "process"),
    **dict.fromkeys(("ProcessPoolExecutor", "Popen", "fork", "forkpty", "posix_spawn"), "process"),
    **dict.fromkeys(("add_signal_handler", "setitimer", "sigwait", "raise_signal"), "signal"),
    "input": "input",
}
# By module as well: these names alone mean other things too.
_CALLS_ON = {
    **dict.fromkeys(("run", "call", "check_call", "check_output", "getoutput"), ("subprocess", "process")),
    **dict.fromkeys(("system", "popen", "execv", "execvp", "execl", "execlp"), ("os", "process")),
    **dict.fromkeys(("Process", "Pool", "Manager", "Queue", "Pipe", "Lock"), ("multiprocessing", "process")),
    **dict.fromkeys(("socket", "create_connection", "create_server"), ("socket", "network")),
    **dict.fromkeys(("HTTPConnection", "HTTPSConnection"), ("client", "network")),
    **dict.fromkeys(("alarm", "pause"), ("signal", "signal")),
    "kill": ("os", "signal"),
}
_CONNECTS = {"open_connection": 0, "start_server": 1, "create_connection": 1, "create_server": 1}
_HERE = ("", "localhost", "127.0.0.1", "0.0.0.0", "::1")
_CAUGHT = ("ImportError", "ModuleNotFoundError", "Exception", "BaseException")


def needs(tree) -> list:
    """Rows of line, name and kind, by line."""
    optional = set(_optional(tree))
    meant = _meant(tree)
    rows = []
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)) and id(node) not in optional:
            rows += [(node.lineno, name, "module") for name in _modules(node) if not _is_here(name)]
        elif isinstance(node, ast.Call):
            rows += _refused(node, meant)
    rows += _files(tree)
    found = [{"line": line, "name": name, "kind": kind} for line, name, kind in dict.fromkeys(rows)]
    return sorted(found, key=lambda row: row["line"])


def _optional(tree):
    """Imports that a program can do without: in a `try` that handles their failure, or for type checkers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any(_catches(handler) for handler in node.handlers):
            bodies = node.body
        elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            bodies = node.body
        else:
            continue
        for statement in bodies:
            yield from (id(inner) for inner in ast.walk(statement))


def _catches(handler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in _CAUGHT for kind in kinds)


def _modules(node) -> list:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return ["." * node.level + (node.module or "")] if node.level else [node.module]


def _is_here(name) -> bool:
    top = name.partition(".")[0]
    # Its C half was removed; see `doors`.
    if top not in sys.stdlib_module_names or top == "ctypes":
        return False
    try:
        return top in sys.modules or importlib.util.find_spec(top) is not None
    except (ImportError, ValueError):
        return False


def name_of(call) -> str:
    """`wait_for` for both `asyncio.wait_for(...)` and `wait_for(...)`."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _meant(tree) -> dict:
    """Names bound to a module or to one of its functions: module and function, which may be empty."""
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update({alias.asname: (alias.name, "") for alias in node.names if alias.asname})
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({alias.asname or alias.name: (node.module, alias.name) for alias in node.names})
    return names


def _refused(call, meant):
    name = name_of(call)
    if isinstance(call.func, ast.Attribute):
        on = call.func.value
        module = on.attr if isinstance(on, ast.Attribute) else getattr(on, "id", "")
        module = meant.get(module, (module, ""))[0].rpartition(".")[2]
    else:
        module, name = meant.get(name, ("", name))
        module = module.rpartition(".")[2]
    if name in _CALLS:
        yield call.lineno, name, _CALLS[name]
    elif name in _CALLS_ON and module == _CALLS_ON[name][0]:
        yield call.lineno, f"{module}.{name}", _CALLS_ON[name][1]
    elif name in _CONNECTS:
        host = _argument(call, _CONNECTS[name], "host")
        if isinstance(host, str) and host not in _HERE:
            yield call.lineno, host, "network"
        elif any(word.arg == "ssl" and not _is_off(word.value) for word in call.keywords):
            yield call.lineno, "ssl", "encryption"


def _is_off(node) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _argument(call, place, name):
    """The value of a string argument; None if it is not a literal."""
    words = [word.value for word in call.keywords if word.arg == name]
    node = words[0] if words else call.args[place] if len(call.args) > place else None
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _files(tree):
    """Files that are read and that the program has not written."""
    read, written = [], False
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node)
        if name == "open" and isinstance(node.func, ast.Name):
            mode = _argument(node, 1, "mode") or "r"
            written = written or mode[:1] != "r"
            read.append((node.lineno, _argument(node, 0, "file"), mode))
        elif name in ("write_text", "write_bytes", "NamedTemporaryFile", "mkstemp", "TemporaryDirectory"):
            written = True
    if written:
        return
    for line, file, mode in read:
        if file is not None and mode[:1] == "r":
            yield line, file, "file"
