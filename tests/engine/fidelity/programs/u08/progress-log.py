#: real
import asyncio
import time

log = []


def work(name, steps, delay):
    for step in range(steps):
        time.sleep(delay)
        log.append(f"{name}{step}")
    return name


async def watch():
    for _ in range(3):
        await asyncio.sleep(0.25)
        print(len(log), log)


async def main():
    loop = asyncio.get_running_loop()
    jobs = [
        loop.run_in_executor(None, work, "a", 3, 0.2),
        asyncio.to_thread(work, "b", 2, 0.35),
        watch(),
    ]
    print(await asyncio.gather(*jobs))
    print(log)


asyncio.run(main())
