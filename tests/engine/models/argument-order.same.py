import asyncio


async def run(name, seconds):
    await asyncio.sleep(seconds)
    if name == "Kim":
        raise ValueError("out of breath")
    return name


async def main():
    runners = [
        asyncio.create_task(run("Eve", 10)),
        asyncio.create_task(run("Kim", 11)),
        asyncio.create_task(run("Ola", 90)),
    ]
    try:
        async for finish in asyncio.as_completed(runners, timeout=60):
            try:
                print(await finish)
            except ValueError as error:
                print(error)
    except TimeoutError:
        print("too slow")


asyncio.run(main())
