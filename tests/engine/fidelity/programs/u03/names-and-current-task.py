import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(await who())
    print(await asyncio.create_task(who()))
    print(await asyncio.create_task(who(), name="named"))
    task = asyncio.create_task(who())
    task.set_name("renamed")
    print(await task, len(asyncio.all_tasks()))


asyncio.run(main())
