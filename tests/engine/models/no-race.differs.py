import asyncio

stock = 1


async def buy(name):
    global stock
    if stock > 0:
        await asyncio.sleep(1)
        stock -= 1
        print(name, "has it")
    else:
        print(name, "is too late")


async def main():
    await asyncio.gather(buy("Mia"), buy("Noa"))
    print("left:", stock)


asyncio.run(main())
