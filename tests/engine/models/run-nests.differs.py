import asyncio


async def fetch():
    await asyncio.sleep(1)
    return "page"


async def main():
    coro = fetch()
    try:
        print("got", asyncio.run(coro))
    except RuntimeError:
        print("refused")
        coro.close()
    print("in", asyncio.current_task().get_name())


asyncio.run(main())
