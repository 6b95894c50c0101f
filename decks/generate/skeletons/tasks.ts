/** Skeletons about tasks and the order in which they run; see `../skeleton.ts` for the notation. */
export const TASKS = `
=== eager-task
async def <verb>(<thing>):
    print("<begin>", <thing>)
    ~await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
~other = asyncio.create_task(<verb>("<b>"))
print("<word>")
await task
print("<end>")

=== eager-task
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    asyncio.create_task(<verb>(<thing>))
    print("planned", <thing>)
await asyncio.sleep(<t1>)

=== lazy-task
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>", <t2>))
await asyncio.sleep(<t1>)
print("<word>")
await task
~print("<end>")

=== lazy-task
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
asyncio.create_task(<verb>("<a>"))
~asyncio.create_task(<verb>("<b>"))
await asyncio.sleep(<t1>)
print("<end>")

=== await-yields
async def <verb>(<thing>):
    print("<begin>", <thing>)


async def call(name):
    print("calling", name)
---
task = asyncio.create_task(<verb>("<a>"))
await call("<p>")
~await call("<q>")
print("<word>")
await task

=== await-yields
async def <verb>(<thing>):
    print("<begin>", <thing>)
    await check(<thing>)
    print(<thing>, "<done>")


async def check(<thing>):
    ~print("checking", <thing>)
    return True
---
await asyncio.gather(<verb>("<a>"), <verb>("<b>"))

=== sleep0-noop
async def <verb>(<thing>):
    for step in (1, 2):
        print(<thing>, step)
        await asyncio.sleep(0)
---
await asyncio.gather(<verb>("<a>"), <verb>("<b>"))

=== sleep0-noop
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
task = asyncio.create_task(<verb>("<a>"))
~other = asyncio.create_task(<verb>("<b>"))
print("<word>")
await asyncio.sleep(0)
print("<end>")
await task

=== awaited-first
async def <verb>(<thing>):
    print("<begin>", <thing>)
    return <thing>
---
first = asyncio.create_task(<verb>("<a>"))
second = asyncio.create_task(<verb>("<b>"))
~third = asyncio.create_task(<verb>("<c>"))
print(await second, "<done>")
print(await first, "<done>")

=== awaited-first
async def <verb>(<thing>):
    print("<begin>", <thing>)
    ~await asyncio.sleep(<t1>)
---
tasks = [asyncio.create_task(<verb>(<thing>)) for <thing> in ("<a>", "<b>"[[, "<c>"]])]
for task in reversed(tasks):
    await task
print("<end>")

=== lifo
async def <verb>(<thing>):
    for step in (1, 2):
        print(<thing>, step)
        await asyncio.sleep(0)
---
tasks = [asyncio.create_task(<verb>(<thing>)) for <thing> in ("<a>", "<b>"[[, "<c>"]])]
for task in tasks:
    await task

=== lifo
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
for <thing> in ("<a>", "<b>", "<c>"):
    asyncio.create_task(<verb>(<thing>))
~print("<word>")
await asyncio.sleep(<t1>)
print("<end>")
`;
