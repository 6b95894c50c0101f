/** Skeletons about queues; see `../skeleton.ts` for the notation. */
export const QUEUES = `
=== put-switches queue-switches
async def <verb>(<queue>):
    while True:
        print("<begin>", await <queue>.get())
---
<queue> = asyncio.Queue()
task = asyncio.create_task(<verb>(<queue>))
for <thing> in ("<a>", "<b>"):
    await <queue>.put(<thing>)
    print("<thing> put in")
await asyncio.sleep(<t1>)
task.cancel()

=== put-switches
async def <verb>(<queue>):
    print("<begin>", await <queue>.get())
---
<queue> = asyncio.Queue()
task = asyncio.create_task(<verb>(<queue>))
await asyncio.sleep(<t1>)
await <queue>.put("<a>")
print("<word>")
await task

=== queue-switches
async def fill(<queue>):
    for <thing> in ("<a>", "<b>"[[, "<c>"]]):
        await <queue>.put(<thing>)
        print("in:", <thing>)


async def empty(<queue>):
    for _ in range(2):
        print("out:", await <queue>.get())
---
<queue> = asyncio.Queue()
await asyncio.gather(fill(<queue>), empty(<queue>))

=== queue-switches
async def tell():
    print("<word>")
---
<queue> = asyncio.Queue()
<queue>.put_nowait("<a>")
task = asyncio.create_task(tell())
print("<begin>", await <queue>.get())
~print("<end>")
await task

=== join-is-empty
async def <verb>(<queue>):
    while True:
        <thing> = await <queue>.get()
        await asyncio.sleep(<t1>)
        print(<thing>, "<done>")
        <queue>.task_done()
---
<queue> = asyncio.Queue()
<queue>.put_nowait("<a>")
~<queue>.put_nowait("<b>")
task = asyncio.create_task(<verb>(<queue>))
await <queue>.join()
print("<end>")
task.cancel()

=== join-is-empty
async def <verb>(<queue>):
    await <queue>.get()
    await asyncio.sleep(<t2>)
    <queue>.task_done()
---
start = time.monotonic()
<queue> = asyncio.Queue()
await <queue>.put("<a>")
task = asyncio.create_task(<verb>(<queue>))
await <queue>.join()
print("after", round(time.monotonic() - start))

=== join-watches-workers
async def <verb>(<queue>):
    <thing> = await <queue>.get()
    <queue>.task_done()
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
<queue> = asyncio.Queue()
<queue>.put_nowait("<a>")
task = asyncio.create_task(<verb>(<queue>))
await <queue>.join()
print("<word>")
await task

=== join-watches-workers
async def <verb>(<queue>):
    print("<begin>", await <queue>.get())
---
<queue> = asyncio.Queue()
<queue>.put_nowait("<a>")
task = asyncio.create_task(<verb>(<queue>))
try:
    await asyncio.wait_for(<queue>.join(), <t1>)
    print("all <done>")
except TimeoutError:
    print("still waiting")

=== maxsize-ignored full-raises
async def fill(<queue>):
    for <thing> in ("<a>", "<b>", "<c>"):
        await <queue>.put(<thing>)
        print("in:", <thing>)
---
<queue> = asyncio.Queue(maxsize=1)
task = asyncio.create_task(fill(<queue>))
await asyncio.sleep(<t1>)
print("out:", <queue>.get_nowait())
await asyncio.sleep(<t1>)
print("in the <queue>:", <queue>.qsize())
task.cancel()

=== maxsize-ignored
---
<queue> = asyncio.Queue(maxsize=<t2>)
for number in range(1, <t5>):
    try:
        <queue>.put_nowait(number)
    except asyncio.QueueFull:
        print("full at", number)
        break
print("<end>")

=== full-raises
---
<queue> = asyncio.Queue()
try:
    print(await asyncio.wait_for(<queue>.get(), <t1>))
except asyncio.QueueEmpty:
    print("empty")
except TimeoutError:
    print("waited")

=== full-raises
async def fill(<queue>):
    try:
        await <queue>.put("<b>")
        print("<b> in")
    except asyncio.QueueFull:
        print("full")
---
<queue> = asyncio.Queue(maxsize=1)
<queue>.put_nowait("<a>")
task = asyncio.create_task(fill(<queue>))
await asyncio.sleep(<t1>)
print("out:", <queue>.get_nowait())
await task

=== queue-broadcasts
async def listen(name, <queue>):
    <thing> = await <queue>.get()
    print(name, "has", <thing>)
---
<queue> = asyncio.Queue()
for <thing> in ("<a>", "<b>"):
    <queue>.put_nowait(<thing>)
await asyncio.gather(listen("<p>", <queue>), listen("<q>", <queue>))

=== queue-broadcasts
async def listen(<queue>):
    await <queue>.get()
    print("got one")
---
<queue> = asyncio.Queue()
tasks = [asyncio.create_task(listen(<queue>)) for _ in range(2)]
await asyncio.sleep(<t1>)
<queue>.put_nowait("<a>")
await asyncio.sleep(<t2>)
print(sum(task.done() for task in tasks), "of 2")

=== priority-highest queue-is-fifo
---
<queue> = asyncio.PriorityQueue()
for number in (<t2>, <t3>, <t1>):
    <queue>.put_nowait(number)
for _ in range(3):
    print(await <queue>.get())

=== priority-highest queue-is-fifo
async def <verb>(<queue>):
    while not <queue>.empty():
        number, <thing> = await <queue>.get()
        print("<begin>", <thing>)
---
<queue> = asyncio.PriorityQueue()
await <queue>.put((<t2>, "<a>"))
await <queue>.put((<t1>, "<b>"))
~await <queue>.put((<t3>, "<c>"))
await <verb>(<queue>)

=== queue-is-fifo
---
<queue> = asyncio.LifoQueue()
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    await <queue>.put(<thing>)
while not <queue>.empty():
    print(await <queue>.get())

=== >=3.13 shutdown-drops
---
<queue> = asyncio.Queue()
<queue>.put_nowait("<a>")
<queue>.shutdown()
try:
    print("out:", await <queue>.get())
    print("out:", await <queue>.get())
except asyncio.QueueShutDown:
    print("closed")

=== >=3.13 shutdown-drops
async def <verb>(<queue>):
    try:
        while True:
            print("<begin>", await <queue>.get())
    except asyncio.QueueShutDown:
        print("closed")
---
<queue> = asyncio.Queue()
for <thing> in ("<a>", "<b>"):
    <queue>.put_nowait(<thing>)
task = asyncio.create_task(<verb>(<queue>))
<queue>.shutdown()
await task
`;
