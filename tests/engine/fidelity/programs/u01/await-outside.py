import asyncio

print("never")


def main():
    await asyncio.sleep(1)
