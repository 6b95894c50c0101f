import asyncio


async def toss():
    print("tossing")
    return "heads"


async def main():
    coin = toss()
    for player in ("Ida", "Jon"):
        try:
            print(player, "has", await coin)
        except RuntimeError:
            print(player, "has no coin")


asyncio.run(main())
