import asyncio


async def work(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    for earliest in asyncio.as_completed(tasks):
        try:
            print(await earliest)
        except ValueError as error:
            print("error", error)
    slow = [asyncio.create_task(work(n)) for n in (1, 8)]
    try:
        for earliest in asyncio.as_completed(slow, timeout=0.5):
            print(await earliest)
    except TimeoutError:
        print("time is up", slow[1].done())


asyncio.run(main())
