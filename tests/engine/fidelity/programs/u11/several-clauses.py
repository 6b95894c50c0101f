import asyncio


async def fail(error):
    raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for error in (ValueError("v"), KeyError("k"), TypeError("t")):
                group.create_task(fail(error))
    except* ValueError as errors:
        print("values", errors.exceptions)
    except* (KeyError, TypeError) as errors:
        print("others", errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(ValueError("plain")))
    except ValueError:
        print("never: it comes in a group")
    except ExceptionGroup as errors:
        print(errors, errors.subgroup(ValueError) is not None)


asyncio.run(main())
