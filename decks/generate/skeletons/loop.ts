/** Skeletons about time, blocking and the end of a run; see `../skeleton.ts` for the notation. */
export const LOOP = `
=== await-overlaps
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
await <verb>("<a>", <t2>)
await <verb>("<b>", <t1>)
~print("<end>")

=== await-overlaps
async def <verb>(<unit>):
    await asyncio.sleep(<unit>)
    return <unit>
---
start = time.monotonic()
one = await <verb>(<t1>)
two = await <verb>(<t2>)
print(one + two, "after", round(time.monotonic() - start))

=== sequential
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
await asyncio.gather(<verb>("<a>", <t2>), <verb>("<b>", <t1>))
~print("<end>")

=== sequential
async def <verb>(<unit>):
    await asyncio.sleep(<unit>)
---
start = time.monotonic()
async with asyncio.TaskGroup() as group:
    group.create_task(<verb>(<t1>))
    group.create_task(<verb>(<t2>))
    ~group.create_task(<verb>(<t3>))
print("after", round(time.monotonic() - start))

=== parallel
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    time.sleep(<unit>)
    print(<thing>, "<done>")
---
await asyncio.gather(<verb>("<a>", <t2>), <verb>("<b>", <t1>))
~print("<end>")

=== parallel
async def <verb>(<unit>):
    time.sleep(<unit>)
---
start = time.monotonic()
async with asyncio.TaskGroup() as group:
    group.create_task(<verb>(<t2>))
    group.create_task(<verb>(<t1>))
print("after", round(time.monotonic() - start))

=== preemptive
async def <verb>(<thing>):
    time.sleep(<t2>)
    print(<thing>, "<done>")


async def remind():
    await asyncio.sleep(<t1>)
    print("reminder")
---
await asyncio.gather(remind(), <verb>("<a>"))
~print("<end>")

=== preemptive
async def remind():
    await asyncio.sleep(<t1>)
    print("reminder")
---
task = asyncio.create_task(remind())
await asyncio.sleep(0)
time.sleep(<t2>)
print("<a> <done>")
await task

=== timers-pause
start = time.monotonic()


async def remind():
    await asyncio.sleep(<t2>)
    print("reminder at", round(time.monotonic() - start))
---
task = asyncio.create_task(remind())
await asyncio.sleep(<t1>)
time.sleep(<t4>)
~print("report at", round(time.monotonic() - start))
await task

=== timers-pause
---
start = time.monotonic()
task = asyncio.create_task(asyncio.sleep(<t2>))
await asyncio.sleep(<t1>)
time.sleep(<t4>)
~print("<a> <done>")
await task
print("after", round(time.monotonic() - start))

=== loose-sleep-waits
async def <verb>(<thing>):
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
asyncio.sleep(<t2>)
print("<word>")
await task
~print("<end>")

=== loose-sleep-waits
---
start = time.monotonic()
asyncio.sleep(<t2>)
print("<word>")
await asyncio.sleep(<t1>)
print("after", round(time.monotonic() - start))

=== run-waits
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
asyncio.create_task(<verb>("<a>", <t1>))
asyncio.create_task(<verb>("<b>", <t3>))
await asyncio.sleep(<t2>)
print("main ends")
---
print("<end>")

=== run-waits
async def <verb>(<thing>):
    print("<begin>", <thing>)
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
print("main ends")

=== run-drops
async def <verb>(<thing>):
    try:
        print("<begin>", <thing>)
        await asyncio.sleep(<t3>)
    finally:
        print("cleaning up")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
print("main ends")
---
print("<end>")

=== run-drops
async def <verb>(<thing>):
    print("<begin>", <thing>)
    try:
        await asyncio.sleep(<t3>)
    except asyncio.CancelledError:
        print(<thing>, "given up")
        raise
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
print("main ends")
`;
