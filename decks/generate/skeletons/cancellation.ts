/** Skeletons about cancellation; see `../skeleton.ts` for the notation. */
export const CANCELLATION = `
=== cancel-now
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t3>)
    finally:
        print(<thing>, "put away")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
print("<word>")
~print("over:", task.done())
await asyncio.wait([task])

=== cancel-now
async def <verb>():
    await asyncio.sleep(<t3>)
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
print("cancelled:", task.cancelled())
await asyncio.sleep(<t2>)
print("cancelled:", task.cancelled())

=== cancel-waits
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    finally:
        print("stopping", <thing>)
        await asyncio.sleep(<t1>)
        print(<thing>, "stopped")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
print("<word>")
await asyncio.sleep(<t3>)
~print("<end>")

=== cancel-waits
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    except asyncio.CancelledError:
        await asyncio.sleep(<t1>)
        print(<thing>, "stopped")
        raise
---
tasks = [asyncio.create_task(<verb>("<a>"))]
await asyncio.sleep(<t1>)
for task in tasks:
    task.cancel()
    print("asked it to stop")
await asyncio.wait(tasks)

=== cancel-is-exception
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except Exception:
        print(<thing>, "<bad>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
try:
    await task
    print("<word>")
except asyncio.CancelledError:
    print("cancelled")

=== cancel-is-exception
async def <verb>(<thing>):
    while True:
        try:
            print("<begin>", <thing>)
            await asyncio.sleep(<t2>)
        except Exception:
            print("<bad>")
            break
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
print("<end>")

=== cancel-silent
async def <verb>(<thing>):
    print("<begin>", <thing>)
    try:
        await asyncio.sleep(<t2>)
    finally:
        print(<thing>, "put away")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
print("<end>")

=== cancel-silent
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        print("stopping", <thing>)
        raise
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
try:
    await task
except asyncio.CancelledError:
    print("stopped")

=== cancel-persists
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    finally:
        print("stopping", <thing>)
        await asyncio.sleep(<t1>)
        print(<thing>, "stopped")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
~print("<end>")

=== cancel-persists
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    except asyncio.CancelledError:
        print("asked to stop")
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])

=== cancel-takes-children
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")


async def plan():
    task = asyncio.create_task(<verb>("<a>"))
    await asyncio.sleep(<t3>)
    print(task.done())
---
task = asyncio.create_task(plan())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.sleep(<t4>)
print("<end>")

=== cancel-takes-children
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.timeout(<t1>):
        task = asyncio.create_task(<verb>("<a>"))
        await asyncio.sleep(<t3>)
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t4>)
~print("<end>")

=== cancel-stays
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")


async def show(task):
    await task
---
inner = asyncio.create_task(<verb>("<a>"))
outer = asyncio.create_task(show(inner))
await asyncio.sleep(<t1>)
outer.cancel()
await asyncio.sleep(<t3>)
print("<end>")

=== cancel-stays
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
jobs = asyncio.gather(<verb>("<a>"))
await asyncio.sleep(<t1>)
jobs.cancel()
~print("<word>")
await asyncio.sleep(<t3>)
print("<end>")

=== outer-first
async def inner():
    try:
        await asyncio.sleep(<t2>)
    finally:
        print("inner stops")


async def outer():
    try:
        await asyncio.create_task(inner())
    finally:
        print("outer stops")
---
task = asyncio.create_task(outer())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])

=== outer-first
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    finally:
        print(<thing>, "put away")


async def boss():
    try:
        await asyncio.gather(<verb>("<a>"))
    finally:
        print("boss leaves")
---
task = asyncio.create_task(boss())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])

=== cancel-once
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    finally:
        print("stopping", <thing>)
        await asyncio.sleep(<t2>)
        print(<thing>, "stopped")
---
task = asyncio.create_task(<verb>("<a>"))
for _ in range(2):
    await asyncio.sleep(<t1>)
    task.cancel()
await asyncio.wait([task])
print("<end>")

=== cancel-once
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    except asyncio.CancelledError:
        await asyncio.sleep(<t2>)
        print(<thing>, "saved")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
print("cancelled:", task.cancelled())

=== unstarted-cleans-up
async def <verb>(<thing>):
    print("<begin>", <thing>)
    try:
        await asyncio.sleep(<t2>)
    finally:
        print(<thing>, "put away")
---
task = asyncio.create_task(<verb>("<a>"))
task.cancel()
print("<word>")
await asyncio.wait([task])

=== unstarted-cleans-up
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        print(<thing>, "given up")
        raise
---
tasks = [asyncio.create_task(<verb>("<a>"))]
for task in tasks:
    task.cancel()
results = await asyncio.gather(*tasks, return_exceptions=True)
print(len(results), "over")
`;
