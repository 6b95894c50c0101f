"""Shared by models that change the syntax tree of a program."""

import ast
import builtins

INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def call(function, arguments, at):
    """A call of `function`, a function of a model, at the place of the node `at`."""
    model = function.__module__.rpartition(".")[2]
    # With leading underscores only, the name would be mangled inside classes.
    name = f"__loopwise_{model}_{function.__name__.strip('_')}__"
    setattr(builtins, name, function)
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), arguments, []), at)


def called(node):
    """The last name of what a call calls, `timeout` for `asyncio.timeout(1)`; None for other nodes."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "id", None) or getattr(node.func, "attr", None)


def own_nodes(nodes):
    """Some nodes and everything in them in source order, except functions and classes."""
    for node in nodes:
        if not isinstance(node, INNER):
            yield node
            yield from own_nodes(ast.iter_child_nodes(node))
