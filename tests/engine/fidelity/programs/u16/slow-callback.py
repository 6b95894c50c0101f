#: real
import asyncio
import logging
import re
import time


class Short(logging.Handler):
    def emit(self, record):
        print(re.sub(r"<.*>", "<handle>", record.getMessage())[:23])


logging.getLogger("asyncio").addHandler(Short())
logging.getLogger("asyncio").propagate = False


async def main():
    time.sleep(0.2)


asyncio.run(main(), debug=True)
