#: stderr
import asyncio


async def deepest():
    raise LookupError("deep")


async def middle():
    try:
        await deepest()
    finally:
        print("middle cleans up")


async def main():
    try:
        await middle()
    except LookupError as error:
        raise ValueError("shallow") from error


print("before")
asyncio.run(main())
print("never")
