"""Serves programs; where `serve` returns, this is the process of one and its `__main__`."""

import server

server.become_program(server.serve(), globals())
