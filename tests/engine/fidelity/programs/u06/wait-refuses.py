#: stderr
import asyncio


async def work():
    pass


async def main():
    for wrong in ([], work()):
        try:
            await asyncio.wait(wrong)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
        finally:
            if wrong:
                wrong.close()


asyncio.run(main())
