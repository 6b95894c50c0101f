/** Skeletons about how tasks end, and who is notified; see `../skeleton.ts` for the notation. */
export const ENDINGS = `
=== asked-is-cancelled
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t3>)
    except asyncio.CancelledError:
        print(<thing>, "saved")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await task
print("cancelled:", task.cancelled())

=== asked-is-cancelled
async def <verb>():
    try:
        await asyncio.sleep(<t3>)
    except asyncio.CancelledError:
        print("asked to stop")
        return "<a>"
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
if task.cancelled():
    print("cancelled")
else:
    print("got", task.result())

=== cancelled-is-none
async def <verb>():
    await asyncio.sleep(<t2>)
    return "<a>"
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
try:
    print("got", await task)
except asyncio.CancelledError:
    print("cancelled")

=== cancelled-is-none
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
try:
    await task
    print("<word>")
except BaseException as error:
    print(type(error).__name__)

=== done-is-success
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    raise <Error>("<bad>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.wait([task])
print("done:", task.done())
print(type(task.exception()).__name__)

=== done-is-success
async def <verb>():
    await asyncio.sleep(<t2>)
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
if task.done():
    print("<a> <done>")
else:
    print("<a> not <done>")

=== catch-uncancels
async def <verb>():
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        print("asked to stop")
    print(asyncio.current_task().cancelling())
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
await task
~print("<end>")

=== catch-uncancels
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
    except asyncio.CancelledError:
        await asyncio.sleep(<t1>)
        print(<thing>, "saved")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
print("requests:", task.cancelling())

=== exception-has-cancel
async def <verb>():
    await asyncio.sleep(<t2>)
---
task = asyncio.create_task(<verb>())
await asyncio.sleep(<t1>)
task.cancel()
await asyncio.wait([task])
try:
    print(type(task.exception()).__name__)
except asyncio.CancelledError:
    print("raised")

=== exception-has-cancel
async def report(task):
    await asyncio.wait([task])
    try:
        if task.exception():
            print("<bad>")
        else:
            print("<done>")
    except asyncio.CancelledError:
        print("cancelled")
---
task = asyncio.create_task(asyncio.sleep(<t2>))
task.cancel()
await report(task)

=== error-now
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    raise <Error>(<thing> + " <bad>")
---
task = asyncio.create_task(<verb>("<a>"))
await asyncio.sleep(<t2>)
print("<word>")
try:
    await task
except <Error> as error:
    print(error)

=== error-now
async def <verb>():
    raise <Error>("<bad>")
---
task = asyncio.create_task(<verb>())
try:
    await asyncio.sleep(<t1>)
    print("<word>")
except <Error>:
    print("<bad>")
print("done:", task.done())
task.exception()
`;
