#: refused open network connections
#> before
import asyncio


async def main():
    await asyncio.start_server(print, "127.0.0.1", 8888)


print("before")
asyncio.run(main())
