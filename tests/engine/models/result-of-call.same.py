import asyncio


async def stock(shelf):
    print("counting", shelf)
    await asyncio.sleep(1)
    return len(shelf)


def note(text):
    print(text)


async def main():
    counts = [stock(shelf) for shelf in ("tea", "rice")]
    jobs = []
    jobs.append(stock("salt"))
    print(await asyncio.gather(*counts, *jobs))
    nuts, oats = stock("nuts"), stock("oats")
    nuts.close()
    print(await asyncio.create_task(oats), await stock("flour"))
    try:
        await note("closing")
    except TypeError:
        print("nothing to wait for")


asyncio.run(main())
