#: refused receive signals
#> before
import asyncio
import signal


async def main():
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, print)


print("before")
asyncio.run(main())
