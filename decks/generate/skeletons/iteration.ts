/** Skeletons about asynchronous generators and context managers; see `../skeleton.ts` for the notation. */
export const ITERATION = `
=== concurrent-iteration
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    await asyncio.sleep(<unit>)
    return <thing>
---
start = time.monotonic()
jobs = (("<a>", <t2>), ("<b>", <t1>))
print([await <verb>(<thing>, <unit>) for <thing>, <unit> in jobs])
print("after", round(time.monotonic() - start))

=== concurrent-iteration
async def supply():
    for <thing> in ("<a>", "<b>"):
        yield <thing>
---
start = time.monotonic()
async for <thing> in supply():
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
print("after", round(time.monotonic() - start))

=== break-closes
async def supply():
    try:
        for <thing> in ("<a>", "<b>", "<c>"):
            yield <thing>
    finally:
        print("supply closed")
---
things = supply()
async for <thing> in things:
    print("<begin>", <thing>)
    break
print("<word>")
await things.aclose()

=== break-closes
async def numbers():
    try:
        yield <t1>
        yield <t2>
    finally:
        print("closed")


async def first(source):
    async for number in source:
        return number
---
source = numbers()
print("first", await first(source))
print("<word>")
await source.aclose()

=== generator-runs-ahead
async def supply():
    for <thing> in ("<a>", "<b>"):
        await asyncio.sleep(<t1>)
        print("made", <thing>)
        yield <thing>
---
async for <thing> in supply():
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")

=== generator-runs-ahead
async def supply():
    for number in range(2):
        await asyncio.sleep(<t2>)
        yield number
---
start = time.monotonic()
async for number in supply():
    await asyncio.sleep(<t1>)
print("after", round(time.monotonic() - start))

=== generator-first
async def supply():
    for <thing> in ("<a>", "<b>"):
        print("made", <thing>)
        yield <thing>
---
async for <thing> in supply():
    print(<thing>, "<done>")
~print("<end>")

=== generator-first
async def supply(count):
    print("open")
    for number in range(count):
        yield number
    print("closed")
---
async for number in supply(<t1>):
    print("number", number)

=== generator-restarts
async def supply():
    for <thing> in ("<a>", "<b>", "<c>"):
        yield <thing>
---
things = supply()
async for <thing> in things:
    print("first", <thing>)
    break
async for <thing> in things:
    print("then", <thing>)

=== generator-restarts
async def numbers():
    yield <t1>
    yield <t2>
---
source = numbers()
print([number async for number in source])
print([number async for number in source])
~print("<end>")

=== aclose-finishes
async def supply():
    yield "<a>"
    print("between")
    yield "<b>"
    print("last")
---
things = supply()
print(await anext(things))
await things.aclose()
print("<end>")

=== aclose-finishes
async def numbers():
    try:
        for number in (<t1>, <t2>):
            yield number
            print("asked for more")
    finally:
        print("closed")
---
async with contextlib.aclosing(numbers()) as source:
    async for number in source:
        print("got", number)
        break

=== athrow-ends
async def supply():
    for <thing> in ("<a>", "<b>"):
        try:
            yield <thing>
        except <Error>:
            print("skipped", <thing>)
---
things = supply()
print(await anext(things))
print(await things.athrow(<Error>()))
~print("<end>")

=== athrow-ends
async def numbers():
    try:
        yield <t1>
    except <Error>:
        yield <t4>
---
source = numbers()
print("first", await anext(source))
try:
    print("then", await source.athrow(<Error>()))
except <Error>:
    print("<bad>")

=== athrow-only-outside
async def supply():
    try:
        yield "<a>"
        print("went on")
    except <Error>:
        print("mended")
        yield "<b>"
---
things = supply()
print(await anext(things))
try:
    print(await things.athrow(<Error>()))
except <Error>:
    print("<bad>")

=== athrow-only-outside
async def numbers():
    for number in (<t1>, <t2>, <t3>):
        try:
            yield number
        except <Error>:
            print("<bad>")
---
source = numbers()
print(await anext(source))
try:
    await source.athrow(<Error>())
except <Error>:
    print("ended")
async for number in source:
    print("then", number)

=== asend-only-delivers
async def supply():
    number = 0
    while True:
        step = yield number
        number += step or 1
---
numbers = supply()
print(await anext(numbers))
print(await numbers.asend(<t2>))
print(await anext(numbers))

=== asend-only-delivers
async def supply():
    for <thing> in ("<a>", "<b>", "<c>"):
        word = yield <thing>
        print("told:", word)
---
things = supply()
print(await anext(things))
print(await things.asend("<word>"))
~print(await anext(things))

=== exits-in-order
@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    yield
    print("leave", name)
---
async with room("hall"), room("attic"):
    print("<word>")

=== exits-in-order
---
async with contextlib.AsyncExitStack() as stack:
    for <thing> in ("<a>", "<b>"[[, "<c>"]]):
        stack.callback(print, "put away", <thing>)
    print("<word>")

=== exit-at-return
@contextlib.asynccontextmanager
async def room(name):
    print("enter", name)
    yield
    print("leave", name)


async def visit():
    async with room("hall"):
        print("inside")
    print("outside")
---
await visit()
print("<end>")

=== exit-at-return
class Room:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, *error):
        print("leave")


async def visit():
    async with Room():
        ~await asyncio.sleep(<t1>)
        print("inside")
    print("outside")
---
await visit()

=== after-yield-always
@contextlib.asynccontextmanager
async def room():
    print("enter")
    yield
    print("leave")
---
try:
    async with room():
        raise <Error>
except <Error>:
    print("<bad>")

=== after-yield-always
@contextlib.asynccontextmanager
async def borrow(<thing>):
    print("borrow", <thing>)
    yield <thing>
    print("give back", <thing>)


async def <verb>():
    async with borrow("<a>") as <thing>:
        print(int(<thing>))
---
try:
    await <verb>()
except ValueError:
    print("<bad>")
~print("<end>")

=== error-skips-exit
class Room:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, *error):
        print("leave")
---
try:
    async with Room():
        raise <Error>
except <Error>:
    print("<bad>")

=== error-skips-exit
@contextlib.asynccontextmanager
async def borrow(<thing>):
    try:
        yield <thing>
    finally:
        print("give back", <thing>)
---
try:
    async with borrow("<a>") as <thing>:
        print("<begin>", <thing>)
        raise <Error>
except <Error>:
    print("<bad>")

=== exit-never-suppresses
@contextlib.asynccontextmanager
async def forgiving():
    try:
        yield
    except <Error>:
        print("never mind")
---
try:
    async with forgiving():
        raise <Error>
    print("<word>")
except <Error>:
    print("<bad>")

=== exit-never-suppresses
class Careful:
    async def __aenter__(self):
        print("enter")

    async def __aexit__(self, kind, error, traceback):
        return kind is <Error>


async def <verb>():
    async with Careful():
        raise <Error>
    return "went on"
---
try:
    print(await <verb>())
except <Error>:
    print("<bad>")
`;
