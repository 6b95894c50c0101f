"""What the models share that change the syntax tree of the program."""

import ast
import builtins

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


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
    function = node.func
    return getattr(function, "id", None) or getattr(function, "attr", None)


def own_nodes(body):
    """The nodes of some statements that belong to the same function, nested functions left out."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, FUNCTIONS):
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))
