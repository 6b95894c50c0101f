#: real
import asyncio
import datetime
import time


async def main():
    loop = asyncio.get_running_loop()
    clocks = {
        "time": time.time,
        "monotonic": time.monotonic,
        "perf_counter": time.perf_counter,
        "loop": loop.time,
        "now": lambda: datetime.datetime.now().timestamp(),
        "utc": lambda: datetime.datetime.now(datetime.timezone.utc).timestamp(),
        "time_ns": lambda: time.time_ns() / 1e9,
        "monotonic_ns": lambda: time.monotonic_ns() / 1e9,
        "perf_counter_ns": lambda: time.perf_counter_ns() / 1e9,
    }
    before = {name: clock() for name, clock in clocks.items()}
    await asyncio.sleep(1.0)
    time.sleep(1.0)
    for name, clock in clocks.items():
        print(name, round(clock() - before[name]))
    print(type(time.time()).__name__, type(time.time_ns()).__name__)
    print(time.get_clock_info("monotonic").monotonic, time.localtime().tm_year > 2000)


asyncio.run(main())
