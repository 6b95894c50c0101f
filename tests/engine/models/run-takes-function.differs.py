import asyncio


async def main():
    print("pump on")


try:
    asyncio.run(main)
except (TypeError, ValueError):
    print("pump broken")
print("end of shift")
