import asyncio


async def run(name, seconds):
    await asyncio.sleep(seconds)
    return name


async def main():
    runners = [
        asyncio.create_task(run("Ola", 12)),
        asyncio.create_task(run("Kim", 10)),
        asyncio.create_task(run("Eve", 11)),
    ]
    for place, finish in enumerate(asyncio.as_completed(runners), 1):
        print(place, await finish)


asyncio.run(main())
