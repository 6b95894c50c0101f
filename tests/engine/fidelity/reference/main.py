"""Serves programs; when `serve` returns, this is a program's process and its `__main__`."""

import server

server.become_program(server.serve(), globals())
