import asyncio


async def ping(host):
    await asyncio.sleep(1)
    if host.startswith("old"):
        raise ConnectionError(host)
    return host


async def main():
    print(await asyncio.gather(ping("web"), ping("chat"), return_exceptions=True))
    try:
        print(await asyncio.gather(ping("web"), ping("old-mail"), return_exceptions=False))
    except ConnectionError as error:
        print("no answer from", error)


asyncio.run(main())
