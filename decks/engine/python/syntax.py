"""Ways through the syntax tree of a program."""

import ast

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*FUNCTIONS, ast.Lambda, ast.ClassDef)


def own(node):
    """The nodes of a function or statement in evaluation order, without inner scopes."""
    if isinstance(node, ast.Assign):
        order = [node.value, *node.targets]
    elif isinstance(node, ast.AugAssign):
        order = [node.target, node.value]
    elif isinstance(node, ast.AnnAssign):
        order = [part for part in (node.value, node.target) if part is not None]
    elif isinstance(node, (ast.For, ast.AsyncFor)):
        order = [node.iter, node.target, *node.body, *node.orelse]
    else:
        order = ast.iter_child_nodes(node)
    for child in order:
        if isinstance(child, _SCOPES):
            continue
        yield from own(child)
    yield node


def body_of(function):
    """The nodes of a function's body, as `own`."""
    for statement in function.body:
        yield from own(statement)


def names_in(node) -> set:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def stored_in(nodes) -> set:
    """The names that statements assign, or whose attributes or items they do."""
    return {
        root
        for node in nodes
        for inner in ast.walk(node)
        if isinstance(inner, (ast.Name, ast.Attribute, ast.Subscript)) and isinstance(inner.ctx, (ast.Store, ast.Del))
        if (root := root_of(inner)) is not None
    }


def root_of(node):
    """`a` of `a.b[c].d`; None if it does not begin with a name."""
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
