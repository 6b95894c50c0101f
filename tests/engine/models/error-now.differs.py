import asyncio


async def deliver(parcel):
    await asyncio.sleep(1)
    raise LookupError(parcel + " is lost")


async def main():
    task = asyncio.create_task(deliver("vase"))
    print("waiting for the postman")
    await asyncio.sleep(3)
    print("having tea")
    try:
        await task
    except LookupError as error:
        print(error)


asyncio.run(main())
