import asyncio


async def pay():
    await asyncio.sleep(3)
    print("paid")


async def checkout(payment):
    try:
        await asyncio.shield(payment)
        print("receipt printed")
    except asyncio.CancelledError:
        print("checkout left")


async def main():
    payment = asyncio.create_task(pay())
    task = asyncio.create_task(checkout(payment))
    await asyncio.sleep(1)
    task.cancel()
    print("customer gone")
    await asyncio.sleep(5)
    print("shop closed")


asyncio.run(main())
