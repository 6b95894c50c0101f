import asyncio


async def cook(dish, minutes):
    await asyncio.sleep(minutes)
    if dish == "toast":
        raise RuntimeError("burnt")
    print(dish, "is ready")
    return dish


async def main():
    print(await asyncio.gather(cook("soup", 20), cook("egg", 6)))
    try:
        await asyncio.gather(cook("egg", 6), cook("toast", 8))
    except RuntimeError as error:
        print("toast is", error)
    try:
        async with asyncio.timeout(5):
            await asyncio.gather(cook("soup", 20), cook("toast", 8))
    except TimeoutError:
        print("still hungry")
    print(await asyncio.gather(cook("egg", 6), cook("toast", 8), return_exceptions=True))


asyncio.run(main())
