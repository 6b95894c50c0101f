import asyncio


async def weigh(box):
    print("weighing", box)
    return len(box)


async def main():
    jobs = [weigh("tea"), weigh("rice")]
    try:
        print(await asyncio.gather(jobs))
    except TypeError:
        print("cannot weigh that")
    for job in jobs:
        job.close()


asyncio.run(main())
