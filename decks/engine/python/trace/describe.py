"""Descriptions of the program's objects that do not run any of its code."""

import functools
import types
from builtins import BaseException, BaseExceptionGroup, KeyError, OSError  # noqa: A004

from .own import any, bool, dict, len, list, repr, str, tuple, type

_Function = types.FunctionType
_Method = types.MethodType
_Builtin = types.BuiltinFunctionType
_MethodDescriptor = types.MethodDescriptorType

_PLAIN = {type(None), bool, int, float, complex, str, bytes, type(Ellipsis)}
_TEXT = 60


def value_text(value, depth=2) -> str:
    """A short text for a value of Python's own types; for others their type."""
    kind = type(value)
    if kind in _PLAIN:
        if kind is int and value.bit_length() > 200:
            return "<int>"
        if kind in (str, bytes) and len(value) > _TEXT:
            value = value[:_TEXT]
            return f"{value!r}..."
        return repr(value)
    if depth and kind in (list, tuple, dict) and len(value) <= 8:
        if kind is dict:
            inner = ", ".join(
                f"{value_text(key, 0)}: {value_text(item, depth - 1)}" for key, item in value.items()
            )
            return f"{{{inner}}}"
        inner = ", ".join(value_text(item, depth - 1) for item in value)
        if kind is list:
            return f"[{inner}]"
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    return f"<{kind.__name__}>"


_CALL = 40


def call_text(code, known) -> str:
    """A call of a function as a program writes it: `work('a', ...)`, with the arguments in `known`."""
    name = short_name(code.co_qualname)
    count = code.co_argcount + code.co_kwonlyargcount
    parameters = code.co_varnames[:count]
    if parameters[:1] == ("self",) or parameters[:1] == ("cls",):
        parameters = parameters[1:]
    shown = []
    for parameter in parameters:
        value = known.get(parameter, known)
        text = value_text(value) if type(value) in _PLAIN else "..."
        if text == "..." and shown and shown[-1] == "...":
            continue
        shown.append(text)
    text = f"{name}({', '.join(shown)})"
    return text if len(text) <= _CALL else f"{name}(...)"


_STRS = {BaseException.__str__, KeyError.__str__, OSError.__str__, BaseExceptionGroup.__str__}


def exception_text(error) -> str:
    """Type and message; only the type if the message could run the program's code."""
    kind = type(error)
    if type(kind) is not type or kind.__str__ not in _STRS:
        return kind.__name__
    if kind.__str__ is BaseExceptionGroup.__str__:
        message = error.message if type(error.message) is str else ""
    elif any(type(arg) not in _PLAIN for arg in error.args):
        return kind.__name__
    elif kind.__str__ is OSError.__str__ and type(error.filename) not in _PLAIN:
        return kind.__name__
    else:
        message = kind.__str__(error)
    if len(message) > 2 * _TEXT:
        message = f"{message[: 2 * _TEXT]}..."
    return f"{kind.__name__}: {message}" if message else kind.__name__


def short_name(qualname: str) -> str:
    return qualname.rpartition("<locals>.")[2]


def coroutine_name(coro, own) -> str:
    """What a task runs. `own`: it is of the program's code, and shown with its arguments."""
    if type(coro) is types.CoroutineType and coro.cr_frame is not None and own:
        return call_text(coro.cr_code, coro.cr_frame.f_locals)
    if type(coro) in (types.CoroutineType, types.GeneratorType, types.AsyncGeneratorType):
        name = short_name(coro.__qualname__)
        owner, _, method = name.rpartition(".")
        # What `asyncio.run` runs at its end has the method's name.
        return method if owner in ("BaseEventLoop", "VirtualLoop") else name
    return type(coro).__name__


def function_name(function) -> str:
    """The name of what a handle or a thread calls."""
    kind = type(function)
    if kind is functools.partial:
        inner = function.func
        # `to_thread` runs its function in a copy of the context.
        if type(inner) is _Builtin and inner.__name__ == "run" and function.args:
            inner = function.args[0]
        return function_name(inner)
    if kind is _Method and type(function.__func__) is _Function:
        return short_name(function.__func__.__qualname__)
    if kind is _Function:
        return short_name(function.__qualname__)
    if kind is _Builtin or kind is _MethodDescriptor:
        return function.__name__
    return kind.__name__


def variable_of(thing, frame) -> str:
    """The variable of a frame of the program that holds `thing`, or one of `self`; or an empty string."""
    known = frame.f_locals
    for name, value in known.items():
        if value is thing:
            return name
    for name, value in frame.f_globals.items():
        if value is thing:
            return name
    if "self" in known:
        try:
            fields = object.__getattribute__(known["self"], "__dict__")
        except AttributeError:
            return ""
        if type(fields) is dict:
            for name, value in fields.items():
                if value is thing:
                    return f"self.{name}"
    return ""
