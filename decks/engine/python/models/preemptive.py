"""The loop interrupts running code to give the others a turn.

You may have thought of threads, which an operating system stops at any line. The loop has no clock
that interrupts a task: control changes hands only at an `await` that suspends, so a timeout or a
timer that is due earlier has to wait as well.
"""

import ast
import types

from ._blocking import Twins
from ._tree import call, called, own_nodes

USES = ("time", "for", "while")

# A loop without output is interrupted every this many iterations.
_SLICE = 100

_iterations = 0


def transform(tree):
    return _Interrupted(tree).visit(tree)


class _Interrupted(Twins):
    """Inserts a turn of the other tasks between the iterations of loops that never wait."""

    def __init__(self, tree):
        plain = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        self._printing = {"print", *plain}
        super().__init__(tree)

    def blocks(self, node):
        return super().blocks(node) or isinstance(node, (ast.For, ast.While))

    def visit_For(self, node):
        return self._loop(node)

    def visit_While(self, node):
        return self._loop(node)

    def _loop(self, node):
        inside = list(own_nodes(node.body))
        waits = any(isinstance(n, (ast.Await, ast.AsyncFor, ast.AsyncWith)) for n in inside)
        # A loop that prints is visibly interrupted in each round.
        prints = any(called(node) in self._printing for node in inside)
        self.generic_visit(node)
        if self._may_await and not waits:
            at = node.body[-1]
            turn = ast.copy_location(ast.Expr(ast.Await(call(_turn, [], at))), at)
            if not prints:
                turn = ast.copy_location(ast.If(call(_is_due, [], at), [turn], []), at)
            node.body.append(turn)
        return node


def _is_due():
    global _iterations
    _iterations += 1
    return _iterations % _SLICE == 0


@types.coroutine
def _turn():
    yield
