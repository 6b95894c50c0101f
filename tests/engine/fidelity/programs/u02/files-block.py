import asyncio
import os
import tempfile


async def ticker():
    print("tick")


async def main():
    asyncio.create_task(ticker())
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "notes.txt")
        with open(name, "w") as file:
            file.write("one\ntwo\n")
        with open(name) as file:
            print(file.read().split())
    print("read")
    await asyncio.sleep(0)


asyncio.run(main())
