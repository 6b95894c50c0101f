#: refused open network connections
#> before
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(asyncio.DatagramProtocol, ("127.0.0.1", 8888))


print("before")
asyncio.run(main())
