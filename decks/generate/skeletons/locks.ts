/** Skeletons about locks, events, conditions and barriers; see `../skeleton.ts` for the notation. */
export const LOCKS = `
=== no-race
left = 1


async def <verb>(name, <unit>):
    global left
    if left > 0:
        await asyncio.sleep(<unit>)
        left -= 1
        print(name, "has it")
---
await asyncio.gather(<verb>("<p>", <t1>), <verb>("<q>", <t2>))
print("left:", left)

=== no-race
total = 0


async def add(amount, <unit>):
    global total
    before = total
    await asyncio.sleep(<unit>)
    total = before + amount
---
await asyncio.gather(add(<t2>, <t1>), add(<t3>, <t2>))
print("total:", total)

=== always-race
total = 0


async def <verb>(times):
    global total
    ~await asyncio.sleep(<t1>)
    for _ in range(times):
        total += 1
---
await asyncio.gather(<verb>(1000), <verb>(1000))
print("total:", total)

=== always-race
left = <t2>


async def take(name):
    global left
    before = left
    print(name, "takes one")
    left = before - 1
---
async with asyncio.TaskGroup() as group:
    group.create_task(take("<p>"))
    group.create_task(take("<q>"))
print("left:", left)

=== lock-switches
async def <verb>(name, <lock>):
    print(name, "waits")
    async with <lock>:
        print(name, "has the <lock>")
---
<lock> = asyncio.Lock()
await asyncio.gather(<verb>("<p>", <lock>), <verb>("<q>", <lock>))

=== lock-switches
async def tell():
    print("<word>")
---
<lock> = asyncio.Lock()
task = asyncio.create_task(tell())
async with <lock>:
    print("inside")
print("outside")
await task

=== lock-overtakes
async def <verb>(name, <lock>):
    for step in (1, 2):
        async with <lock>:
            print(name, step)
            await asyncio.sleep(<t1>)
---
<lock> = asyncio.Lock()
await asyncio.gather(<verb>("<p>", <lock>), <verb>("<q>", <lock>))

=== lock-overtakes
async def wait_for_it(<lock>):
    async with <lock>:
        print("<p> has the <lock>")
---
<lock> = asyncio.Lock()
await <lock>.acquire()
task = asyncio.create_task(wait_for_it(<lock>))
await asyncio.sleep(<t1>)
<lock>.release()
async with <lock>:
    print("<q> has the <lock>")
await task

=== waiting-unlocks
async def <verb>(name, <lock>):
    async with <lock>:
        print(name, "in")
        await asyncio.sleep(<t1>)
        print(name, "out")
---
<lock> = asyncio.Lock()
await asyncio.gather(<verb>("<p>", <lock>), <verb>("<q>", <lock>))

=== waiting-unlocks
async def hold(<lock>):
    async with <lock>:
        await asyncio.sleep(<t2>)
        print("<p> done")
---
<lock> = asyncio.Lock()
task = asyncio.create_task(hold(<lock>))
await asyncio.sleep(<t1>)
async with <lock>:
    print("<q> in")
await task

=== lock-reentrant
async def note(<thing>, <lock>):
    async with <lock>:
        print(<thing>, "<done>")
---
<lock> = asyncio.Lock()
try:
    async with <lock>:
        await asyncio.wait_for(note("<a>", <lock>), <t1>)
except TimeoutError:
    print("stuck")

=== lock-reentrant
async def <verb>(depth, <lock>):
    async with <lock>:
        print("<begin>", depth)
        if depth < 2:
            await <verb>(depth + 1, <lock>)
---
try:
    async with asyncio.timeout(<t1>):
        await <verb>(1, asyncio.Lock())
except TimeoutError:
    print("stuck")
~print("<end>")

=== semaphore-batches
async def <verb>(name, <unit>, <lock>):
    async with <lock>:
        print(name, "in")
        await asyncio.sleep(<unit>)
    print(name, "out")
---
<lock> = asyncio.Semaphore(2)
async with asyncio.TaskGroup() as group:
    group.create_task(<verb>("<p>", <t4>, <lock>))
    group.create_task(<verb>("<q>", <t1>, <lock>))
    group.create_task(<verb>("<r>", <t1>, <lock>))

=== semaphore-batches
async def <verb>(<unit>, seats):
    async with seats:
        await asyncio.sleep(<unit>)
---
start = time.monotonic()
seats = asyncio.Semaphore(2)
async with asyncio.TaskGroup() as group:
    for <unit> in (<t3>, <t1>, <t2>):
        group.create_task(<verb>(<unit>, seats))
print("after", round(time.monotonic() - start))

=== extra-release-ignored
---
seats = asyncio.Semaphore(1)
seats.release()
await seats.acquire()
print("full:", seats.locked())

=== extra-release-ignored
async def leave(<lock>):
    try:
        <lock>.release()
        print("released")
    except RuntimeError:
        print("not held")
---
<lock> = asyncio.Lock()
async with <lock>:
    print("inside")
await leave(<lock>)

=== barrier-stays-open
async def <verb>(name, <unit>, gate):
    await asyncio.sleep(<unit>)
    async with gate:
        print(name, "through")
---
gate = asyncio.Barrier(2)
task = asyncio.create_task(<verb>("<p>", <t1>, gate))
await gate.wait()
print("gate opens")
try:
    await asyncio.wait_for(gate.wait(), <t3>)
    print("still open")
except TimeoutError:
    print("closed again")
await task

=== barrier-stays-open
async def <verb>(<unit>, gate):
    await asyncio.sleep(<unit>)
    await gate.wait()
    return <unit>
---
gate = asyncio.Barrier(2)
jobs = [asyncio.create_task(<verb>(<unit>, gate)) for <unit> in (<t1>, <t2>, <t3>)]
done, pending = await asyncio.wait(jobs, timeout=<t4>)
print(len(done), "through")
print(len(pending), "waiting")

=== clear-loses
async def <verb>(name, <event>):
    await <event>.wait()
    print(name, "starts")
---
<event> = asyncio.Event()
task = asyncio.create_task(<verb>("<p>", <event>))
await asyncio.sleep(<t1>)
<event>.set()
<event>.clear()
await asyncio.sleep(<t2>)
print("done:", task.done())

=== clear-loses
async def <verb>(<event>):
    try:
        await asyncio.wait_for(<event>.wait(), <t2>)
        print("<word>")
    except TimeoutError:
        print("missed it")
---
<event> = asyncio.Event()
task = asyncio.create_task(<verb>(<event>))
await asyncio.sleep(<t1>)
<event>.set()
~print("<event> set")
<event>.clear()
await task

=== event-resets
async def <verb>(name, <event>):
    await <event>.wait()
    print(name, "starts")
---
<event> = asyncio.Event()
task = asyncio.create_task(<verb>("<p>", <event>))
await asyncio.sleep(<t1>)
<event>.set()
await task
print("set:", <event>.is_set())

=== event-resets
async def <verb>(name, <event>):
    await <event>.wait()
    print(name, "starts")
---
<event> = asyncio.Event()
asyncio.get_running_loop().call_later(<t1>, <event>.set)
await <verb>("<p>", <event>)
try:
    await asyncio.wait_for(<verb>("<q>", <event>), <t2>)
except TimeoutError:
    print("too late")

=== event-wakes-one
async def <verb>(name, <event>):
    await <event>.wait()
    print(name, "starts")
---
<event> = asyncio.Event()
tasks = [asyncio.create_task(<verb>(name, <event>)) for name in ("<p>", "<q>")]
await asyncio.sleep(<t1>)
<event>.set()
await asyncio.sleep(<t2>)
print(sum(task.done() for task in tasks), "of 2")

=== event-wakes-one
count = 0


async def <verb>(<event>):
    global count
    await <event>.wait()
    count += 1
---
<event> = asyncio.Event()
tasks = [asyncio.create_task(<verb>(<event>)) for _ in range(<t2>)]
await asyncio.sleep(<t1>)
<event>.set()
await asyncio.sleep(<t1>)
print(count, "started")

=== notify-wakes-all
async def <verb>(name, news):
    async with news:
        await news.wait()
    print(name, "knows")
---
news = asyncio.Condition()
tasks = [asyncio.create_task(<verb>(name, news)) for name in ("<p>", "<q>")]
await asyncio.sleep(<t1>)
async with news:
    news.notify()
await asyncio.sleep(<t2>)
print(sum(task.done() for task in tasks), "of 2")
tasks[1].cancel()

=== notify-wakes-all
async def <verb>(news):
    async with news:
        await news.wait()
---
news = asyncio.Condition()
tasks = [asyncio.create_task(<verb>(news)) for _ in range(3)]
await asyncio.sleep(<t1>)
async with news:
    news.notify(2)
done, pending = await asyncio.wait(tasks, timeout=<t2>)
print(len(done), "awake")
for task in pending:
    task.cancel()

=== notify-is-kept
---
news = asyncio.Condition()
async with news:
    news.notify()
    ~print("<word>")
try:
    async with asyncio.timeout(<t1>), news:
        await news.wait()
        print("heard")
except TimeoutError:
    print("missed")

=== notify-is-kept
async def listen(news, <unit>):
    await asyncio.sleep(<unit>)
    async with news:
        await news.wait()
        print("heard after", <unit>)
---
news = asyncio.Condition()
task = asyncio.create_task(listen(news, <t2>))
await asyncio.sleep(<t1>)
async with news:
    news.notify_all()
await asyncio.wait([task], timeout=<t3>)
print("done:", task.done())
task.cancel()

=== wake-switches
async def <verb>(name, <event>):
    await <event>.wait()
    print(name, "starts")
---
<event> = asyncio.Event()
task = asyncio.create_task(<verb>("<p>", <event>))
await asyncio.sleep(<t1>)
<event>.set()
print("<word>")
await task

=== wake-switches
async def listen(news):
    async with news:
        await news.wait()
        print("heard")
---
news = asyncio.Condition()
task = asyncio.create_task(listen(news))
await asyncio.sleep(<t1>)
async with news:
    news.notify()
    print("<word>")
await task
`;
