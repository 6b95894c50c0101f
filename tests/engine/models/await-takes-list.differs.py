import asyncio


async def wash(car):
    print("washing", car)
    return car


async def main():
    washes = [wash("van"), wash("taxi")]
    try:
        print(await washes)
    except TypeError:
        print("cannot await that")
    for job in washes:
        job.close()


asyncio.run(main())
