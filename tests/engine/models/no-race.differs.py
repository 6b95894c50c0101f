import asyncio

stock = 1
sold = 0


async def buy(name):
    global stock, sold
    if stock > 0:
        await asyncio.sleep(1)
        stock -= 1
        before = sold
        await asyncio.sleep(1)
        sold = before + 1
        print(name, "has it")
    else:
        print(name, "is too late")


async def refund(seconds):
    global sold
    before = sold
    await asyncio.sleep(seconds)
    sold = before - 1


async def main():
    await asyncio.gather(buy("Mia"), buy("Noa"))
    print("left:", stock, "sold:", sold)
    await asyncio.gather(refund(2), refund(1))
    print("sold:", sold)


asyncio.run(main())
