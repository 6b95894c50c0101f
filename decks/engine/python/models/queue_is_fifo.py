"""Every kind of queue gives the items in the order in which they were put.

You may have read past the name of the class. Only a plain `Queue` keeps the order of arrival: a
`PriorityQueue` gives the smallest item first, and a `LifoQueue` the one that was put last.
"""

import asyncio

USES = ("PriorityQueue", "LifoQueue")


def install() -> None:
    for kind in (asyncio.PriorityQueue, asyncio.LifoQueue):
        kind._init = asyncio.Queue._init
        kind._put = asyncio.Queue._put
        kind._get = asyncio.Queue._get
