#: stderr
import asyncio
import sys


async def forgotten():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for call in (
        lambda: loop.call_soon_threadsafe(main),
        lambda: loop.call_soon_threadsafe(None),
        lambda: loop.run_in_executor(None, main),
        lambda: loop.call_at(1, main),
        lambda: loop.call_later(1, 3),
    ):
        try:
            call()
            print("accepted")
        except TypeError as error:
            print(error)
    forgotten()


asyncio.run(main(), debug=True)


def outer():
    forgotten()


sys.set_coroutine_origin_tracking_depth(20)
outer()
