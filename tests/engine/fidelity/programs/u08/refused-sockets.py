#: refused cannot reach example.org
#> before
import asyncio


async def main():
    await asyncio.open_connection("example.org", 80)


print("before")
asyncio.run(main())
