import asyncio


async def upload(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "uploaded")


async def main():
    small = asyncio.create_task(upload("note", 1))
    await upload("film", 9)
    print(small.done())
    return "main ends"


print(asyncio.run(main()))
print("off")
