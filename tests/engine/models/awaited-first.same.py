import asyncio


async def call(guest, seconds):
    print("calling", guest)
    await asyncio.sleep(seconds)
    print(guest, "answers")


async def main():
    first = asyncio.create_task(call("Ana", 2))
    second = asyncio.create_task(call("Bo", 1))
    await first
    await second
    await asyncio.create_task(call("Cy", 1))


asyncio.run(main())
