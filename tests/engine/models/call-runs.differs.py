import asyncio


async def send(mail):
    print("connecting for", mail)
    await asyncio.sleep(1)
    print("sent", mail)


async def main():
    print("writing")
    job = send("report")
    send("copy")
    print("coffee")
    await job
    print("closing")


asyncio.run(main())
