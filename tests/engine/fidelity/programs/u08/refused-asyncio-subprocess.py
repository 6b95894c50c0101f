#: refused run other programs
#> before
import asyncio


async def main():
    await asyncio.create_subprocess_exec("ls")


print("before")
asyncio.run(main())
