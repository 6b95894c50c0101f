"""A lambda given to the loop keeps the values its variables have at that moment.

You may have thought that the lambda takes a snapshot. It keeps the variables themselves and reads
them when it is called, and the loop calls it later: by then a loop variable holds its last value.
To keep a value, pass it as an argument: `call_soon(print, name)`.
"""

import ast

from ._tree import own_nodes

USES = ("lambda",)

_GIVEN_TO = ("call_soon", "call_soon_threadsafe", "call_later", "call_at", "add_done_callback")


def transform(tree):
    for function in ast.walk(tree):
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)):
            _freeze(function)
    return ast.fix_missing_locations(tree)


def _freeze(function):
    """Gives each lambda passed to the loop its own copy of the variables it reads."""
    nodes = list(own_nodes(function.body))
    bound = {argument.arg: 0 for argument in function.args.args}
    for node in nodes:
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            bound.setdefault(node.id, node.lineno)
    for node in nodes:
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            for name in node.names:
                bound.pop(name, None)
    for node in nodes:
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _GIVEN_TO
        ):
            for argument in node.args:
                if isinstance(argument, ast.Lambda):
                    _keep(argument, bound)


def _keep(function, bound):
    own = {argument.arg for argument in function.args.args + function.args.kwonlyargs}
    read = {
        node.id
        for node in ast.walk(function.body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    for name in sorted(read - own):
        # A variable assigned further down has no value yet that could be copied.
        if bound.get(name, function.lineno) < function.lineno:
            function.args.kwonlyargs.append(ast.arg(name))
            function.args.kw_defaults.append(ast.Name(name, ast.Load()))
