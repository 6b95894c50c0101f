import asyncio


async def run(name, whistle):
    await whistle.wait()
    print(name, "runs", whistle.is_set())


async def main():
    whistle = asyncio.Event()
    early = asyncio.create_task(run("Ada", whistle))
    await asyncio.sleep(1)
    whistle.set()
    await early
    whistle.clear()
    late = asyncio.create_task(run("Ben", whistle))
    await asyncio.sleep(1)
    print("Ben done:", late.done())
    whistle.set()
    await late


asyncio.run(main())
