"""Shared by models in which blocking code can be suspended halfway.

Python cannot suspend a plain function. So each plain function of the program that blocks gets an async
twin with the same body, and async code calls the twin.
"""

import ast
import asyncio
import copy
import time

from .. import clock
from ._syntax import Scopes
from ._tree import call, called, own_nodes

_true_sleep = asyncio.sleep


async def sleep(seconds, /):
    """`time.sleep` that lets others run."""
    clock.sleep(0 * seconds)  # refuses what it always refuses
    if seconds < 0:
        clock.sleep(seconds)
    if seconds > 0:
        await _true_sleep(seconds)


def twin_of(function):
    """The async twin of a function or a method, ready to be called; None if it has none."""
    if function is time.sleep:
        return sleep
    twin = getattr(function, "__loopwise_twin__", None)
    receiver = getattr(function, "__self__", None)
    return twin if twin is None or receiver is None else twin.__get__(receiver)


async def _run(function, /, *arguments, **keywords):
    twin = twin_of(function)
    if twin is None:
        return function(*arguments, **keywords)
    return await twin(*arguments, **keywords)


def _twin(twin):
    """Decorates a function with its twin."""

    def paired(function):
        function.__loopwise_twin__ = twin
        return function

    return paired


class Twins(Scopes):
    """Gives the functions that block a twin, and makes async code call it."""

    def __init__(self, tree):
        self._sleeps = _names_of_time_sleep(tree)
        self._blocking = self._find_blocking(tree)

    def blocks(self, node):
        """Whether a node itself blocks."""
        return isinstance(node, ast.Call) and ast.unparse(node.func) in self._sleeps

    def _find_blocking(self, tree):
        functions = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            and not node.decorator_list
            and not any(
                isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in own_nodes(node.body)
            )
        ]
        blocking = set()
        while True:
            found = {
                function.name
                for function in functions
                for node in own_nodes(function.body)
                if self.blocks(node) or called(node) in blocking
            }
            if found == blocking:
                return blocking
            blocking = found

    def visit_Call(self, node):
        self.generic_visit(node)
        if not self._may_await:
            return node
        if not self.blocks(node) and called(node) not in self._blocking:
            return node
        made = call(_run, [node.func, *node.args], node)
        made.keywords = node.keywords
        return ast.copy_location(ast.Await(made), node)

    def visit_FunctionDef(self, node):
        twin = None
        if node.name in self._blocking and not node.decorator_list:
            copied = copy.deepcopy(node)
            fields = {field: getattr(copied, field) for field in node._fields}
            twin = ast.copy_location(ast.AsyncFunctionDef(**fields), node)
            self.scope(twin, True)
            reference = ast.copy_location(ast.Name(node.name, ast.Load()), node)
            node.decorator_list = [call(_twin, [reference], node)]
        self.scope(node, False)
        return node if twin is None else [twin, node]


def _names_of_time_sleep(tree):
    """How the program calls `time.sleep`."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                f"{alias.asname or alias.name}.sleep"
                for alias in node.names
                if alias.name == "time"
            }
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            names |= {
                alias.asname or alias.name for alias in node.names if alias.name == "sleep"
            }
    return names
