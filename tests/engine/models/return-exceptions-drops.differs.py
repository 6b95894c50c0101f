import asyncio


async def ping(host):
    await asyncio.sleep(1)
    if host.startswith("old"):
        raise ConnectionError(host)
    return host


async def main():
    answers = await asyncio.gather(
        ping("old-mail"), ping("web"), ping("old-files"), ping("chat"), return_exceptions=True
    )
    print(len(answers), "answers")
    for number, answer in enumerate(answers):
        print(number, type(answer).__name__)


asyncio.run(main())
