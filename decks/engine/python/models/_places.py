"""Shared by the two models of races: the places in a program that several tasks can write to."""

# Loaded by `ast.unparse` on its first call: imported here, so that no run pays for it.
import _ast_unparse
import ast

from ._tree import own_nodes

_MUTATORS = ("add", "append", "discard", "extend", "insert", "pop", "remove", "update")


def functions(tree):
    """All functions of a program, with the names that each shares with others."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names = set()
            for inner in own_nodes(node.body):
                if isinstance(inner, (ast.Global, ast.Nonlocal)):
                    names.update(inner.names)
            yield node, names


def is_place(node, names) -> bool:
    """Whether an expression is a variable, an attribute or an item that others may write to."""
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.Attribute):
        return _is_path(node.value)
    if isinstance(node, ast.Subscript):
        is_plain = isinstance(node.slice, ast.Constant) or _is_path(node.slice)
        return is_plain and _is_path(node.value)
    return False


def _is_path(node):
    """Whether it is a name, or an attribute of one, so that reading it again has no effect."""
    return isinstance(node, ast.Name) or isinstance(node, ast.Attribute) and _is_path(node.value)


def target(statement, names):
    """The place that an assignment writes to, or None."""
    if isinstance(statement, ast.AugAssign):
        written = statement.target
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        written = statement.targets[0]
    else:
        return None
    return written if is_place(written, names) else None


def changes(statement, names):
    """The text of what a statement or a call changes: a place, its container, a collection."""
    written = target(statement, names)
    if written is not None:
        yield ast.unparse(written)
        if isinstance(written, ast.Subscript):
            yield ast.unparse(written.value)
    elif (
        isinstance(statement, ast.Call)
        and isinstance(statement.func, ast.Attribute)
        and statement.func.attr in _MUTATORS
        and _is_path(statement.func.value)
    ):
        yield ast.unparse(statement.func.value)


def texts(expression):
    """The text of every part of an expression: it reads a place if that place's text is among them."""
    return {ast.unparse(node) for node in ast.walk(expression) if isinstance(node, ast.expr)}


def has(node, *kinds) -> bool:
    """Whether it contains, or is, a node of one of these kinds."""
    return any(isinstance(inner, kinds) for inner in own_nodes([node]))


def local_name(statement):
    """The name in `name = expression`, else None."""
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        name = statement.targets[0]
        return name.id if isinstance(name, ast.Name) else None
    return None


def base(place):
    """The variable at the start of a place."""
    while not isinstance(place, ast.Name):
        place = place.value
    return place


def load(place):
    """The same place, as an expression to read."""
    return ast.parse(ast.unparse(place), mode="eval").body


def located(node, where):
    """The node, with everything in it at the line of `where`."""
    for inner in ast.walk(node):
        ast.copy_location(inner, where)
    return node
