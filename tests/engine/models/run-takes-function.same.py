import asyncio


async def main(name="pump"):
    print(name, "on")
    return name


print(asyncio.run(main()))
print(asyncio.run(main("fan"), debug=False))
try:
    asyncio.run(3)
except (TypeError, ValueError):
    print("not a coroutine")
