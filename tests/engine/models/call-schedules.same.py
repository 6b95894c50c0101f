import asyncio


async def log(event):
    print("log:", event)
    await asyncio.sleep(1)
    return event


async def main():
    await log("start")
    late = log("late")
    print(type(late).__name__)
    print("got", await late)
    try:
        await late
    except RuntimeError as error:
        print(error)


asyncio.run(main())
