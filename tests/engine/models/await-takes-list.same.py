import asyncio


async def wash(car):
    print("washing", car)
    return [car]


async def main():
    job = wash("van")
    print(await job)
    tasks = [asyncio.create_task(wash("taxi"))]
    print(await tasks[0])
    try:
        await ["bus"]
    except TypeError:
        print("cannot await that")


asyncio.run(main())
