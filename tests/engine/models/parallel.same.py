import asyncio
import time
from time import sleep as pause


class Scanner:
    def __init__(self, speed):
        self.speed = speed

    def scan(self, pages):
        time.sleep(pages / self.speed)
        return pages


async def main():
    start = time.monotonic()
    scanner = Scanner(2)
    print(scanner.scan(4), sum([scanner.scan(n) for n in (2, 6)]))
    print(max(scanner.scan(n) for n in (2, 4)))
    pause(1)
    print(await asyncio.to_thread(scanner.scan, 2))
    try:
        time.sleep(-1)
    except ValueError as error:
        print(error)
    print(round(time.monotonic() - start))


asyncio.run(main())
