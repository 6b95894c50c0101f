import asyncio


async def answer():
    return 42


def ask(loop):
    return asyncio.run_coroutine_threadsafe(answer(), loop).result()


async def main():
    print(await asyncio.to_thread(ask, asyncio.get_running_loop()))


print("before")
asyncio.run(main())
