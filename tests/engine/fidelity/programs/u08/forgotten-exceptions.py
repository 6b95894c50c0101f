#: real
import asyncio
import logging


class Printer(logging.Handler):
    def emit(self, record):
        print(record.getMessage().splitlines()[0], record.exc_info[1])


logging.getLogger("asyncio").addHandler(Printer())


def fail(number):
    raise ValueError(f"fail {number}")


async def main():
    asyncio.get_running_loop().run_in_executor(None, fail, 1)
    await asyncio.sleep(0.1)
    print("one is forgotten")
    asyncio.create_task(asyncio.to_thread(fail, 2))
    await asyncio.sleep(0.1)
    print("two are forgotten")


asyncio.run(main())
print("the end")
