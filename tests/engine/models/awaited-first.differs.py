import asyncio


async def call(guest):
    print("calling", guest)
    return guest


async def main():
    guests = [asyncio.create_task(call(name)) for name in ("Ana", "Bo", "Cy")]
    print(await guests[2], "answers")
    print(await guests[0], "answers")


asyncio.run(main())
