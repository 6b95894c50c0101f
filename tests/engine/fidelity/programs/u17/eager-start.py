#: here
# New in 3.14: create_task(..., eager_start=True) (library/asyncio-task.html, create_task).
#> work
#> created True
#> later
import asyncio


async def work(word):
    print(word)


async def main():
    task = asyncio.create_task(work("work"), eager_start=True)
    late = asyncio.create_task(work("later"), eager_start=False)
    print("created", task.done())
    await late


asyncio.run(main())
