"""Shared by models that look at the calls and awaits of a program."""

import ast
import inspect
import sys
import types

from ._tree import call, called

# Functions that take coroutines and make sure that they run; most are asyncio's.
TAKERS = {
    "Task",
    "as_completed",
    "create_task",
    "ensure_future",
    "gather",
    "run",
    "run_coroutine_threadsafe",
    "run_until_complete",
    "shield",
    "wait",
    "wait_for",
}

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp)


def takes_coroutines(node):
    """Whether a node is a call that makes sure that the coroutines passed to it run."""
    return called(node) in TAKERS


def is_programs_coroutine(value):
    """Whether a value is a coroutine object of the program that has not begun."""
    return (
        type(value) is types.CoroutineType
        and inspect.getcoroutinestate(value) == inspect.CORO_CREATED
        and value.cr_code.co_filename == sys.modules["__main__"].__file__
    )


def _is_of_model(node):
    """Whether a call was inserted into the program by another model."""
    return (called(node) or "").startswith("__loopwise_")


class Scopes(ast.NodeTransformer):
    """Tracks, while visiting, whether an `await` is allowed at the current place: `_may_await`."""

    _may_await = False

    def visit_AsyncFunctionDef(self, node):
        return self.scope(node, True)

    def visit_FunctionDef(self, node):
        return self.scope(node, False)

    def visit_Lambda(self, node):
        return self.scope(node, False)

    def visit_ClassDef(self, node):
        return self.scope(node, False)

    def visit_GeneratorExp(self, node):
        return self.scope(node, False)

    def scope(self, node, may_await):
        """Visits the contents of `node`; `may_await`: whether an `await` is allowed in its body."""
        decorators = getattr(node, "decorator_list", [])
        decorators[:] = [self.visit(decorator) for decorator in decorators]
        if hasattr(node, "args"):
            node.args = self.visit(node.args)
        outer, self._may_await = self._may_await, may_await
        for field, value in ast.iter_fields(node):
            if field in ("decorator_list", "args"):
                continue
            if isinstance(value, list):
                setattr(node, field, self._all(value))
            elif isinstance(value, ast.AST):
                setattr(node, field, self.visit(value))
        self._may_await = outer
        return node

    def _all(self, nodes):
        visited = []
        for node in nodes:
            made = self.visit(node)
            visited += made if isinstance(made, list) else [made]
        return visited


class Awaits(ast.NodeTransformer):
    """Turns each `await x` into `await function(x)`."""

    def __init__(self, function):
        self._function = function

    def visit_Await(self, node):
        self.generic_visit(node)
        node.value = call(self._function, [node.value], node.value)
        return node


class LooseCalls(Scopes):
    """Replaces each call whose value is neither awaited nor passed to a taker at once.

    `replace(node, may_await)` returns the replacement; `may_await` says whether an `await` is allowed
    there. `kept` are names of variables: calls that are assigned or appended to one of them count as
    passed on.
    """

    def __init__(self, replace, kept=frozenset()):
        self._replace = replace
        self._kept = kept

    def visit_Await(self, node):
        node.value = self._taken(node.value)
        return node

    def visit_Call(self, node):
        if takes_coroutines(node) or self._is_append(node):
            return self._taken(node)
        self.generic_visit(node)
        return self._replace(node, self._may_await)

    def visit_Assign(self, node):
        names = {getattr(name, "id", None) for target in node.targets for name in ast.walk(target)}
        if names & self._kept:
            node.value = self._taken(node.value)
            return node
        return self.generic_visit(node)

    def _is_append(self, node):
        function = node.func
        return (
            isinstance(function, ast.Attribute)
            and function.attr == "append"
            and getattr(function.value, "id", None) in self._kept
        )

    def _taken(self, node):
        """Visits what is awaited or passed on: its calls stay, those inside them do not."""
        if isinstance(node, ast.Call):
            node.func = self.visit(node.func)
            passes_on = takes_coroutines(node) or self._is_append(node) or _is_of_model(node)
            inner = self._taken if passes_on else self.visit
            node.args = [inner(argument) for argument in node.args]
            for keyword in node.keywords:
                keyword.value = inner(keyword.value)
        elif isinstance(node, ast.Starred):
            node.value = self._taken(node.value)
        elif isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            node.elts = [self._taken(element) for element in node.elts]
        elif isinstance(node, COMPREHENSIONS):
            node.elt = self._taken(node.elt)
            node.generators = [self.visit(generator) for generator in node.generators]
        else:
            node = self.visit(node)
        return node
