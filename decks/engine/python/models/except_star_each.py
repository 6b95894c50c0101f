"""An `except*` clause runs once for each error it matches.

You may have read `except*` as a loop over the errors. A clause runs once, for all errors it matches
together: the name after `as` is an exception group that holds them, even where there is only one.
"""

import ast

from ._tree import call

USES = ("except*", "except *")


def transform(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.TryStar):
            for number, handler in enumerate(node.handlers):
                _loop(handler, number)
    return tree


def _loop(handler, number):
    first = handler.body[0]
    group = f"__loopwise_group_{number}__"
    each = handler.name or f"__loopwise_error_{number}__"
    errors = call(_errors, [ast.copy_location(ast.Name(group, ast.Load()), first)], first)
    body = ast.For(ast.Name(each, ast.Store()), errors, handler.body, [])
    handler.name = group
    handler.body = [ast.copy_location(body, first)]


def _errors(group):
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _errors(error)
        else:
            yield error
