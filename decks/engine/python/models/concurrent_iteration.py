"""The rounds of an `async for` run at the same time, and so do the awaits of a comprehension.

You may have read `async for` as a loop that does not wait for its body, or a comprehension with
`await` as a kind of `gather`. Both take strict turns: the next item is asked for when the work on
the last one is finished. Only tasks run at the same time.
"""

import ast
import asyncio

from . import _tree

USES = (" for ",)


def transform(tree):
    return _Together().visit(tree)


class _Together(ast.NodeTransformer):
    def __init__(self):
        self._functions = []

    def visit_FunctionDef(self, node):
        self._functions.append(node)
        self.generic_visit(node)
        self._functions.pop()
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_AsyncFor(self, node):
        """Turns each round into a task that begins at once; all are awaited after the loop."""
        self.generic_visit(node)
        if any(isinstance(inner, _LEAVING) for inner in _tree.own_nodes(node.body)):
            return node
        place = f"{node.lineno}_{node.col_offset}__"
        round_name, tasks_name = f"__loopwise_round_{place}", f"__loopwise_tasks_{place}"
        parameters = sorted(_stored([node.target]))
        shared = self._shared_names(node) - set(parameters)
        body = [_Returning().visit(statement) for statement in node.body]
        round_ = ast.AsyncFunctionDef(
            name=round_name,
            args=ast.arguments(args=[ast.arg(name) for name in parameters]),
            body=[*self._declarations(shared), *body],
        )
        work = ast.Call(_load(round_name), [_load(name) for name in parameters])
        node.body = [_awaiting(_start, [_load(tasks_name), work], node)]
        # Nothing breaks out of the loop, so its `else` always runs.
        behind, node.orelse = node.orelse, []
        statements = [
            *_bindings(shared),
            ast.Assign([ast.Name(tasks_name, ast.Store())], ast.List([], ast.Load())),
            round_,
            node,
            _awaiting(_finish, [_load(tasks_name)], node),
        ]
        return [ast.copy_location(statement, node) for statement in statements] + behind

    def _shared_names(self, loop):
        """The names that the body of a loop binds and the rest of its function uses."""
        inside = {node for statement in loop.body for node in ast.walk(statement)}
        others = (node for node in ast.walk(self._functions[-1]) if node not in inside)
        names = {node.id for node in others if isinstance(node, ast.Name)}
        names |= {node.arg for node in ast.walk(self._functions[-1].args) if hasattr(node, "arg")}
        return _stored(loop.body) & names

    def _declarations(self, names):
        nodes = ast.walk(self._functions[-1])
        global_ = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        kinds = (ast.Global, names & global_), (ast.Nonlocal, names - global_)
        return [kind(sorted(some)) for kind, some in kinds if some]

    def visit_ListComp(self, node):
        self.generic_visit(node)
        return _gathered(node, node.elt, _list)

    def visit_SetComp(self, node):
        self.generic_visit(node)
        return _gathered(node, node.elt, _set)

    def visit_DictComp(self, node):
        self.generic_visit(node)
        pair = ast.copy_location(ast.Tuple([node.key, node.value], ast.Load()), node)
        return _gathered(node, pair, _dict)


# A body with one of these controls its loop, which is left unchanged.
_LEAVING = (ast.Break, ast.Return, ast.Yield, ast.YieldFrom)


class _Returning(ast.NodeTransformer):
    """Replaces `continue` by `return` in a round that has become a function."""

    def visit_Continue(self, node):
        return ast.copy_location(ast.Return(), node)

    def _leave_alone(self, node):
        return node

    visit_For = visit_AsyncFor = visit_While = _leave_alone
    visit_FunctionDef = visit_AsyncFunctionDef = _leave_alone


def _gathered(node, element, build):
    """`[await f(x) for x in y]` as `await list_([(await f(x) for x in (x,)) for x in y])`.

    Each generator keeps its own `x`, and its only step is the work on that item.
    """
    if not any(isinstance(inner, ast.Await) for inner in ast.walk(element)):
        return node
    names = sorted(_stored(generator.target for generator in node.generators))
    target = ast.Tuple([ast.Name(name, ast.Store()) for name in names], ast.Store())
    values = ast.Tuple([_load(name) for name in names], ast.Load())
    once = ast.comprehension(target, ast.Tuple([values], ast.Load()), [], 0)
    work = ast.copy_location(ast.GeneratorExp(element, [once]), element)
    works = ast.copy_location(ast.ListComp(work, node.generators), node)
    return ast.copy_location(ast.Await(_tree.call(build, [works], node)), node)


def _load(name):
    return ast.Name(name, ast.Load())


def _awaiting(function, arguments, at):
    return ast.copy_location(ast.Expr(ast.Await(_tree.call(function, arguments, at))), at)


def _bindings(names):
    """Statements that bind nothing, but make the names local to their function."""
    targets = [ast.Name(name, ast.Store()) for name in sorted(names)]
    return [ast.If(ast.Constant(False), [ast.Assign(targets, ast.Constant(None))])] if names else []


def _stored(nodes):
    """The names that some nodes bind, without nested functions."""
    own = _tree.own_nodes(nodes)
    return {
        node.id for node in own if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


# An endless generator that never waits must let the loop continue at some point.
_CROWD = 100


async def _start(rounds, work):
    task = asyncio.get_running_loop().create_task(work, eager_start=True)
    if task.done():
        # An error of its first step ends the loop.
        task.result()
    else:
        rounds.append(task)
    if len(rounds) == _CROWD:
        await _finish(rounds)
        rounds.clear()


async def _finish(rounds):
    await asyncio.gather(*rounds)


async def _list(works):
    return await asyncio.gather(*(anext(work) for work in works))


async def _set(works):
    return set(await _list(works))


async def _dict(works):
    return dict(await _list(works))
