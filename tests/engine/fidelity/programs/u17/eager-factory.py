#: python 3.12
import asyncio


async def quick(name):
    print(name, "runs")
    return name


async def slow(name):
    print(name, "begins")
    await asyncio.sleep(0.1)
    print(name, "ends")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    print("before")
    done = asyncio.create_task(quick("quick"))
    print("after", done.done())
    pending = asyncio.create_task(slow("slow"))
    print("created")
    print(await asyncio.gather(quick("a"), quick("b")))
    await pending


asyncio.run(main())
