"""Wrong models of asyncio: what a program would print if the loop worked as somebody believes.

Each model is a module named after the model's id, with underscores. A module has

- a docstring: the belief in one line (a full sentence, as its holder would say it), an empty line, and
  the text shown to a learner whose answer it explains, two or three sentences: what they may have
  thought, what really happens, which rule of the loop decides. Plain text with `code`;
- `USES`: words, or regular expressions as raw strings, at least one of which occurs in every program
  that the model can change, or an empty tuple if it may change any. The fewer other programs they occur
  in, the faster the check of a deck. The word `<loose call>` matches a program that calls an async
  function of its own without awaiting or scheduling it;
- `install()`: changes the runtime. Nothing has to be undone: memory is restored after a run;
- or `transform(tree)`: changes the program's syntax tree, and returns it. Line numbers stay. Or both.

Wherever the belief says nothing, the program runs as it would in reality.
"""

import importlib
import pkgutil

# Transformations of the program's syntax tree by the installed models, in order.
transforms = []


def install(id: str) -> None:
    """Makes the model `id` true for the next run. Raises KeyError if it does not exist."""
    module = _MODULES[id]
    if hasattr(module, "install"):
        module.install()
    if hasattr(module, "transform"):
        transforms.append(module.transform)


# Loaded before the snapshot is taken, so that a run does not pay for it.
_MODULES = {
    info.name.replace("_", "-"): importlib.import_module(f"{__name__}.{info.name}")
    for info in pkgutil.iter_modules(__path__)
    if not info.name.startswith("_")
}
