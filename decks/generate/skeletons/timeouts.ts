/** Skeletons about timeouts and shields; see `../skeleton.ts` for the notation. */
export const TIMEOUTS = `
=== shield-outer
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")


async def guard(task):
    try:
        await asyncio.shield(task)
        print("guard leaves")
    except asyncio.CancelledError:
        print("guard gives up")
---
task = asyncio.create_task(<verb>("<a>"))
guarding = asyncio.create_task(guard(task))
await asyncio.sleep(<t1>)
guarding.cancel()
await asyncio.sleep(<t3>)

=== shield-outer shield-saves-nothing
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
try:
    async with asyncio.timeout(<t1>):
        await asyncio.shield(task)
        print("<word>")
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)
~print("<end>")

=== shield-saves-nothing
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
try:
    await asyncio.wait_for(asyncio.shield(task), <t1>)
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)
print("cancelled:", task.cancelled())

=== shield-forever
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
shield = asyncio.shield(task)
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.sleep(<t3>)
print("cancelled:", task.cancelled())

=== shield-forever
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.wait([asyncio.shield(task)], timeout=<t1>)
task.cancel()
print("<word>")
await asyncio.sleep(<t3>)
~print("<end>")

=== timeout-inside
---
try:
    async with asyncio.timeout(<t1>):
        try:
            await asyncio.sleep(<t2>)
        except TimeoutError:
            print("late inside")
except TimeoutError:
    print("late outside")
~print("<end>")

=== timeout-inside
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
        print(<thing>, "<done>")
    except TimeoutError:
        print(<thing>, "late")
    except asyncio.CancelledError:
        print(<thing>, "cancelled")
        raise
---
try:
    async with asyncio.timeout(<t1>):
        await <verb>("<a>")
except TimeoutError:
    print("time is up")

=== timeout-cancels-caller
---
try:
    async with asyncio.timeout(<t1>):
        await asyncio.sleep(<t2>)
except asyncio.CancelledError:
    print("cancelled")
except TimeoutError:
    print("time is up")
~print("<end>")

=== timeout-cancels-caller
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
try:
    await asyncio.wait_for(<verb>("<a>"), <t1>)
except BaseException as error:
    print(type(error).__name__)
~print("<end>")

=== wait-for-abandons
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
try:
    await asyncio.wait_for(<verb>("<a>"), <t1>)
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)
~print("<end>")

=== wait-for-abandons
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
        print(<thing>, "<done>")
    finally:
        print(<thing>, "put away")
---
try:
    async with asyncio.timeout(<t1>):
        await <verb>("<a>")
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)

=== timeout-hurries
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t4>)
    finally:
        await asyncio.sleep(<t1>)
        print(<thing>, "put away")
---
try:
    async with asyncio.timeout(<t1>):
        await <verb>("<a>")
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)
~print("<end>")

=== timeout-hurries
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t5>)
    finally:
        print("stopping", <thing>)
        await asyncio.sleep(<t1>)
        print(<thing>, "stopped")
---
try:
    await asyncio.wait_for(<verb>("<a>"), <t1>)
except TimeoutError:
    print("late")
await asyncio.sleep(<t2>)

=== timeout-insists
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        print("stopping", <thing>)
        return <thing>
---
try:
    print("got", await asyncio.wait_for(<verb>("<a>"), <t1>))
except TimeoutError:
    print("time is up")

=== timeout-insists
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        print(<thing>, "half <done>")
---
try:
    await asyncio.wait_for(<verb>("<a>"), <t1>)
    print("in time")
except TimeoutError:
    print("late")

=== timeout-is-quiet
---
try:
    async with asyncio.timeout(<t1>):
        await asyncio.sleep(<t2>)
    print("<word>")
except TimeoutError:
    print("time is up")
~print("<end>")

=== timeout-is-quiet
async def <verb>():
    await asyncio.sleep(<t2>)
    return "<a>"
---
try:
    print("got", await asyncio.wait_for(<verb>(), <t1>))
except TimeoutError:
    print("nothing came")

=== timeout-per-await
---
try:
    async with asyncio.timeout(<t3>):
        for <thing> in ("<a>", "<b>", "<c>"):
            await asyncio.sleep(<t2>)
            print(<thing>, "<done>")
except TimeoutError:
    print("time is up")

=== timeout-per-await
---
try:
    async with asyncio.timeout(<t2.5>):
        await asyncio.sleep(<t1>)
        print("<a> <done>")
        await asyncio.sleep(<t2>)
        print("<b> <done>")
except TimeoutError:
    print("time is up")
~print("<end>")

=== nearest-timeout
---
try:
    async with asyncio.timeout(<t1>):
        try:
            async with asyncio.timeout(<t2>):
                await asyncio.sleep(<t3>)
        except TimeoutError:
            print("inner")
except TimeoutError:
    print("outer")

=== nearest-timeout
async def <verb>(<thing>):
    try:
        async with asyncio.timeout(<t2>):
            await asyncio.sleep(<t3>)
    except TimeoutError:
        print(<thing>, "late")
---
try:
    async with asyncio.timeout(<t1>):
        await <verb>("<a>")
except TimeoutError:
    print("time is up")

=== reschedule-extends
---
loop = asyncio.get_running_loop()
start = loop.time()
try:
    async with asyncio.timeout(<t3>) as limit:
        limit.reschedule(start + <t1>)
        await asyncio.sleep(<t5>)
except TimeoutError:
    print("late after", round(loop.time() - start))

=== reschedule-extends
async def <verb>(<thing>, limit):
    loop = asyncio.get_running_loop()
    limit.reschedule(loop.time() + <t1>)
    await asyncio.sleep(<t3>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.timeout(<t4>) as limit:
        await <verb>("<a>", limit)
except TimeoutError:
    print("time is up")
`;
