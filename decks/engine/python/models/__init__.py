"""Wrong models of asyncio: what a program would print if the loop were as somebody believes.

One module a model; its name is the model's id with underscores. A module has

- a docstring: the belief in one line (a full sentence, as its holder would say it), an empty line,
  and the text a learner reads whose answer it explains, of two or three sentences: what they may
  have thought, what really happens, which rule of the loop decides. Plain text with `code`;
- `USES`: words, or regular expressions as raw strings, of which at least one is found in every program
  that the model can change, or an empty tuple where it may change any. The fewer programs it is found
  in that the model does not change, the quicker is a check of a deck. The word `<loose call>` is
  found in a program that calls an async function of its own and neither awaits it nor has it run;
- `install()`: changes the runtime. Nothing has to be undone: the memory is put back after a run;
- or `transform(tree)`: changes the program's syntax tree, and returns it. Line numbers stay. Or both.

The program runs on as it would in reality wherever the belief says nothing about it.
"""

import importlib
import pkgutil

# What the installed models do to the syntax tree of the program, in order.
transforms = []


def install(id: str) -> None:
    """Makes the model `id` true for the run to come. Raises KeyError where there is none."""
    module = _MODULES[id]
    if hasattr(module, "install"):
        module.install()
    if hasattr(module, "transform"):
        transforms.append(module.transform)


# Loaded before the snapshot is taken: a run pays nothing for them.
_MODULES = {
    info.name.replace("_", "-"): importlib.import_module(f"{__name__}.{info.name}")
    for info in pkgutil.iter_modules(__path__)
    if not info.name.startswith("_")
}
