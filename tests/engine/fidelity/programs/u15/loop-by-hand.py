import asyncio


async def work():
    await asyncio.sleep(0.1)
    return "worked"


loop = asyncio.new_event_loop()
print(loop.run_until_complete(work()), loop.is_running(), loop.is_closed())
loop.call_later(0.2, loop.stop)
loop.call_soon(print, "forever, for a while")
loop.run_forever()
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print, "never")
except RuntimeError as error:
    print(error)
