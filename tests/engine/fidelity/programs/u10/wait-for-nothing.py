import asyncio


async def never():
    print("never")


async def main():
    coroutine = never()
    try:
        await asyncio.wait_for(coroutine, 0)
    except TimeoutError:
        print("no time at all")
    print(await asyncio.wait_for(asyncio.sleep(5, "patient"), None))


asyncio.run(main())
