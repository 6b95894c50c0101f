import asyncio


async def main():
    letters = []
    try:
        async with asyncio.timeout(3):
            for letter in "abc":
                await asyncio.sleep(2)
                letters.append(letter)
                print("read", letter)
    except TimeoutError:
        print("no more time")
    print(len(letters), "of 3")


asyncio.run(main())
