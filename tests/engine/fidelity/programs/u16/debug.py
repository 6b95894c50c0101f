import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    loop.slow_callback_duration = 10
    await asyncio.sleep(0.1)
    try:
        loop.call_soon(None)
    except TypeError as error:
        print(error)
    try:
        loop.call_later(1, main)
    except TypeError as error:
        print(error)


asyncio.run(main(), debug=True)
