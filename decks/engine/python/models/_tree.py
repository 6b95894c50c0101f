"""What the models share that change the syntax tree of the program."""

import ast
import builtins

INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


def call(function, arguments, at):
    """A call of `function`, a function of a model, in the place of the node `at`."""
    model = function.__module__.rpartition(".")[2]
    # Without the underscores at its end the name would be mangled inside of classes.
    name = f"__loopwise_{model}_{function.__name__.strip('_')}__"
    setattr(builtins, name, function)
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), arguments, []), at)


def called(node):
    """Of a call the last name of what is called, `timeout` for `asyncio.timeout(1)`; else None."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "id", None) or getattr(node.func, "attr", None)


def own_nodes(nodes):
    """Some nodes and all in them in the order of the source, but for functions and classes."""
    for node in nodes:
        if not isinstance(node, INNER):
            yield node
            yield from own_nodes(ast.iter_child_nodes(node))
