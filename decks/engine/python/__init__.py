"""The part of the engine that runs inside the interpreter; see ../README.md."""
