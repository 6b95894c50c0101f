import asyncio


async def fail(error):
    raise error


async def main():
    for error in (ValueError(), KeyError()):
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(fail(error))
        except* KeyError:
            print("key")
        except* ValueError:
            print("value")
        else:
            print("none")
        finally:
            print("end")


asyncio.run(main())
