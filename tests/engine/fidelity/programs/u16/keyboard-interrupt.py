#: stderr
import asyncio


async def main():
    try:
        await asyncio.sleep(0.1)
        raise KeyboardInterrupt
    except Exception:
        print("never")
    finally:
        print("cleaning up")


try:
    asyncio.run(main())
except KeyboardInterrupt:
    print("interrupted")
raise KeyboardInterrupt("again")
