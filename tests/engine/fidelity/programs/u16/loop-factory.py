#: python 3.13
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        Loop.calls += 1
        return super().call_soon(callback, *args, context=context)

    calls = 0


async def main():
    await asyncio.sleep(0.1)
    return isinstance(asyncio.get_running_loop(), Loop)


print(asyncio.run(main(), loop_factory=Loop), Loop.calls > 0)
with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
    print(type(runner.get_loop()).__name__)
with asyncio.Runner(loop_factory=asyncio.EventLoop) as runner:
    print(runner.run(asyncio.sleep(0.1, "value")))
