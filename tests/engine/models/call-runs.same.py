import asyncio


def pair(one, other):
    return one, other


async def send(mail, seconds):
    print("connecting for", mail)
    await asyncio.sleep(seconds)
    print("sent", mail)
    return seconds


async def main():
    task = asyncio.create_task(send("report", 1))
    print("total", await send("copy", 3) + await task)
    print(await asyncio.gather(*[send(n, len(n)) for n in pair("a", "bcd")]))


asyncio.run(main())
