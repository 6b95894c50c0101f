#: here
# 3.14 accepts any awaitable and raises TypeError for the rest, where 3.13 raises ValueError
# (What's New In Python 3.14; Lib/asyncio/runners.py, Runner.run).
#> a coroutine or an awaitable is required
#> 5
import asyncio


class Later:
    def __await__(self):
        yield from asyncio.sleep(0.1).__await__()
        return 5


try:
    asyncio.run(3)
except TypeError as error:
    print(str(error).lower().replace("an asyncio.future, ", "").replace("argument to run: ", ""))
print(asyncio.run(Later()))
