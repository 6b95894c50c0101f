import asyncio


async def pay(amount):
    await asyncio.sleep(2)
    if amount < 0:
        raise ValueError("no such amount")
    return f"paid {amount}"


async def main():
    print(await asyncio.shield(pay(5)))
    try:
        await asyncio.shield(pay(-1))
    except ValueError as error:
        print(error)
    inner = asyncio.create_task(pay(7))
    outer = asyncio.shield(inner)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("the payment itself was cancelled")


asyncio.run(main())
