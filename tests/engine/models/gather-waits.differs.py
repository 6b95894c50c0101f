import asyncio


async def cook(dish, minutes):
    await asyncio.sleep(minutes)
    if dish == "toast":
        raise RuntimeError("burnt")
    print(dish, "is ready")


async def main():
    try:
        await asyncio.gather(cook("soup", 20), cook("toast", 3), cook("egg", 6))
    except RuntimeError as error:
        print("toast is", error)
    await asyncio.sleep(60)
    print("dinner is over")


asyncio.run(main())
