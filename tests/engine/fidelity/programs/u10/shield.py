import asyncio


async def save():
    await asyncio.sleep(0.4)
    print("saved")
    return "ok"


async def main():
    saving = asyncio.create_task(save())
    try:
        await asyncio.wait_for(asyncio.shield(saving), 0.2)
    except TimeoutError:
        print("gave up", saving.cancelled())
    print(await saving)

    async def guarded():
        try:
            return await asyncio.shield(other)
        except asyncio.CancelledError:
            print("the outer one is cancelled all the same")
            raise

    other = asyncio.create_task(save())
    outer = asyncio.create_task(guarded())
    await asyncio.sleep(0.1)
    outer.cancel()
    print(await asyncio.gather(outer, return_exceptions=True), await other)


asyncio.run(main())
