#: refused run processes
#> before
import asyncio
from concurrent.futures import ProcessPoolExecutor


async def main():
    with ProcessPoolExecutor() as pool:
        await asyncio.get_running_loop().run_in_executor(pool, print)


print("before")
asyncio.run(main())
