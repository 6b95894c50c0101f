"""Awaits that follow each other overlap, since `await` makes things concurrent.

You may have thought that an `await` starts something and lets the code after it continue. An
`await` waits until what it awaits has ended: the times of awaits that follow each other, or are
made in a loop, add up. Things overlap only when all of them are made into tasks before the first
is awaited.
"""

import ast
import asyncio

from ._syntax import is_programs_coroutine
from ._tree import call, called

USES = ("await",)


def transform(tree):
    return _Overlapping(tree).visit(tree)


def _started(value):
    if not is_programs_coroutine(value):
        return value
    task = asyncio.get_running_loop().create_task(value, eager_start=True)
    if task.done() and not task.cancelled() and task.exception() is not None:
        raise task.exception()
    return task


async def _results(coros):
    tasks = [_started(coro) for coro in coros]
    return [await task for task in tasks]


class _Overlapping(ast.NodeTransformer):
    """Starts everything that neighbouring awaits wait for, and waits afterwards."""

    def __init__(self, tree):
        self._names = {n.name for n in ast.walk(tree) if isinstance(n, ast.AsyncFunctionDef)}
        self._variables = 0

    def generic_visit(self, node):
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list):
                setattr(node, field, self._block(statements))
        return node

    def visit_ListComp(self, node):
        self.generic_visit(node)
        if not self._awaits_coroutine(node.elt) or any(g.is_async for g in node.generators):
            return node
        node.elt = node.elt.value
        return ast.copy_location(ast.Await(call(_results, [node], node)), node)

    def visit_For(self, node):
        """Only a loop whose body is a single await: with more in it, its order is evident."""
        self.generic_visit(node)
        if len(node.body) != 1 or node.orelse:
            return node
        statement = node.body[0]
        gathered = appended = None
        if isinstance(statement, ast.Expr):
            value = statement.value
            if called(value) == "append" and value.args:
                appended, value = value.func, value.args[0]
            gathered = value if self._awaits_coroutine(value) else None
        if gathered is None:
            return node
        tasks = self._variable()
        node.body = ast.parse(f"{tasks}.append(None)").body
        node.body[0].value.args = [call(_started, [gathered.value], gathered)]
        _move(node.body[0], statement)
        wait = ast.Await(call(_results, [ast.Name(tasks, ast.Load())], statement))
        if appended is not None:
            appended.attr = "extend"
            wait = ast.Call(appended, [wait], [])
        before = ast.Assign([ast.Name(tasks, ast.Store())], ast.List([], ast.Load()))
        return [_move(before, node), node, _move(ast.Expr(wait), statement)]

    def _block(self, statements):
        done, run = [], []
        for statement in statements:
            if run and not self._joins(statement, run):
                done += self._overlapped(run)
                run = []
            if self._joins(statement, run):
                run.append(statement)
            else:
                done.append(statement)
        return done + self._overlapped(run)

    def _joins(self, statement, run):
        """Whether a statement awaits a coroutine and needs no result of the run before it."""
        if not isinstance(statement, (ast.Expr, ast.Assign)):
            return False
        if not self._awaits_coroutine(statement.value):
            return False
        given = {
            node.id
            for earlier in run
            if isinstance(earlier, ast.Assign)
            for node in ast.walk(ast.Tuple(earlier.targets))
            if isinstance(node, ast.Name)
        }
        return not any(getattr(node, "id", None) in given for node in ast.walk(statement.value))

    def _overlapped(self, run):
        if len(run) < 2:
            return run
        starts = []
        for statement in run:
            task = self._variable()
            started = call(_started, [statement.value.value], statement)
            starts.append(_move(ast.Assign([ast.Name(task, ast.Store())], started), statement))
            statement.value.value = ast.copy_location(ast.Name(task, ast.Load()), statement)
        return starts + run

    def _awaits_coroutine(self, node):
        if not isinstance(node, ast.Await) or not isinstance(node.value, ast.Call):
            return False
        made = node.value
        if called(made) in ("create_task", "ensure_future") and made.args:
            made = made.args[0]
        return called(made) in self._names

    def _variable(self):
        self._variables += 1
        return f"__loopwise_await_overlaps_{self._variables}__"


def _move(made, to):
    """Gives all new nodes of a statement the location of the one it replaces."""
    for node in ast.walk(made):
        if "lineno" in node._attributes and not hasattr(node, "lineno"):
            ast.copy_location(node, to)
    return made
