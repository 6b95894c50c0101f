/** Skeletons about callbacks, futures, threads and context variables; see `../skeleton.ts` for the notation. */
export const CALLBACKS = `
=== callback-now
---
loop = asyncio.get_running_loop()
loop.call_soon(print, "<a> <done>")
~loop.call_soon(print, "<b> <done>")
print("<word>")
await asyncio.sleep(<t1>)

=== callback-now
async def <verb>(answer):
    print("got", await answer)
---
answer = asyncio.get_running_loop().create_future()
task = asyncio.create_task(<verb>(answer))
await asyncio.sleep(<t1>)
answer.set_result("<a>")
print("<word>")
await task

=== callback-args-late
---
loop = asyncio.get_running_loop()
<thing> = "<a>"
loop.call_later(<t1>, print, "later:", <thing>)
<thing> = "<b>"
print("now:", <thing>)
await asyncio.sleep(<t2>)

=== callback-args-late
---
loop = asyncio.get_running_loop()
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    loop.call_soon(print, <thing>, "<done>")
await asyncio.sleep(<t1>)

=== lambda-freezes
---
loop = asyncio.get_running_loop()
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    loop.call_soon(lambda: print(<thing>, "<done>"))
await asyncio.sleep(<t1>)

=== lambda-freezes
---
total = <t1>
task = asyncio.create_task(asyncio.sleep(<t1>))
task.add_done_callback(lambda task: print("total", total))
total = <t4>
await task
await asyncio.sleep(<t1>)
~print("<end>")

=== callback-context-live
user = ContextVar("user")
---
loop = asyncio.get_running_loop()
user.set("<p>")
loop.call_later(<t1>, lambda: print("callback:", user.get()))
user.set("<q>")
print("main:", user.get())
await asyncio.sleep(<t2>)

=== callback-context-live
user = ContextVar("user", default="nobody")


def show():
    print("callback:", user.get())
---
asyncio.get_running_loop().call_soon(show)
user.set("<p>")
await asyncio.sleep(<t1>)
print("main:", user.get())

=== callback-error-ends
def fail():
    print("<a> <bad>")
    raise <Error>
---
loop = asyncio.get_running_loop()
loop.call_later(<t1>, fail)
await asyncio.sleep(<t2>)
print("<end>")

=== callback-error-ends
async def <verb>(<thing>):
    print(<thing>, "<done>")


def fail(task):
    print("<word>")
    raise <Error>
---
task = asyncio.create_task(<verb>("<a>"))
task.add_done_callback(fail)
await asyncio.sleep(<t1>)
print("<end>")

=== second-result-ignored
---
answer = asyncio.get_running_loop().create_future()
answer.set_result("<a>")
try:
    answer.set_result("<b>")
    print("no error")
except asyncio.InvalidStateError:
    print("too late")
print(await answer)

=== second-result-ignored
def give(answer, <thing>):
    try:
        answer.set_result(<thing>)
        print(<thing>, "taken")
    except asyncio.InvalidStateError:
        print(<thing>, "refused")
---
answer = asyncio.get_running_loop().create_future()
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    give(answer, <thing>)

=== timer-is-soon
---
loop = asyncio.get_running_loop()
loop.call_later(0, print, "<a>")
loop.call_soon(print, "<b>")
await asyncio.sleep(<t1>)
print("<end>")

=== timer-is-soon
def ring(<thing>):
    print(<thing>, "<done>")
---
loop = asyncio.get_running_loop()
loop.call_later(0, ring, "<a>")
loop.call_soon(ring, "<b>")
~print("<word>")
await asyncio.sleep(<t1>)

=== shared-context
user = ContextVar("user")


async def serve(name, <unit>):
    user.set(name)
    await asyncio.sleep(<unit>)
    print(name, "is", user.get())
---
await asyncio.gather(serve("<p>", <t1>), serve("<q>", <t2>))

=== shared-context
user = ContextVar("user", default="nobody")


async def log_in(name):
    user.set(name)
    print("hello", user.get())
---
await asyncio.create_task(log_in("<p>"))
print("main:", user.get())

=== fresh-context
user = ContextVar("user", default="nobody")


async def greet():
    print("hello", user.get())
---
user.set("<p>")
await asyncio.create_task(greet())
~print("<end>")

=== fresh-context
user = ContextVar("user", default="nobody")


async def greet(word):
    print(word, user.get())
---
user.set("<p>")
async with asyncio.TaskGroup() as group:
    group.create_task(greet("hello"))
    group.create_task(greet("welcome"))

=== thread-has-no-context
user = ContextVar("user", default="nobody")


def save(<thing>):
    print(user.get(), "saves", <thing>)
---
user.set("<p>")
await asyncio.to_thread(save, "<a>")
~print("<end>")

=== thread-has-no-context
user = ContextVar("user", default="nobody")
---
user.set("<p>")
print("thread:", await asyncio.to_thread(user.get))
print("main:", user.get())

=== thread-shares-context
user = ContextVar("user", default="nobody")


def log_in(name):
    user.set(name)
    return name
---
print("hello", await asyncio.to_thread(log_in, "<p>"))
print("main:", user.get())

=== thread-shares-context
user = ContextVar("user")
---
user.set("<p>")
~print("main:", user.get())
await asyncio.to_thread(user.set, "<q>")
print("main:", user.get())

=== executor-copies-context
user = ContextVar("user", default="nobody")


def save(<thing>):
    return f"{user.get()} saves {<thing>}"
---
user.set("<p>")
loop = asyncio.get_running_loop()
print(await loop.run_in_executor(None, save, "<a>"))

=== executor-copies-context
user = ContextVar("user", default="nobody")
---
user.set("<p>")
loop = asyncio.get_running_loop()
print("main:", user.get())
print("thread:", await loop.run_in_executor(None, user.get))

=== thread-starts-at-call
---
start = time.monotonic()
job = asyncio.to_thread(time.sleep, <t3>)
await asyncio.sleep(<t1>)
~print("<word>")
await job
print("after", round(time.monotonic() - start))

=== thread-starts-at-call
def <verb>(<thing>):
    print("<begin>", <thing>)
---
job = asyncio.to_thread(<verb>, "<a>")
await asyncio.sleep(<t1>)
print("<word>")
await job

=== executor-waits
---
start = time.monotonic()
loop = asyncio.get_running_loop()
job = loop.run_in_executor(None, time.sleep, <t3>)
await asyncio.sleep(<t2>)
~print("<word>")
await job
print("after", round(time.monotonic() - start))

=== executor-waits
def <verb>(<thing>):
    print("<begin>", <thing>)
---
loop = asyncio.get_running_loop()
job = loop.run_in_executor(None, <verb>, "<a>")
await asyncio.sleep(<t1>)
print("<word>")
await job

=== pool-unlimited
---
start = time.monotonic()
loop = asyncio.get_running_loop()
with ThreadPoolExecutor(max_workers=1) as pool:
    jobs = [loop.run_in_executor(pool, time.sleep, <unit>) for <unit> in (<t1>, <t2>)]
    await asyncio.gather(*jobs)
print("after", round(time.monotonic() - start))

=== pool-unlimited
def <verb>(<thing>):
    print("<begin>", <thing>)
    time.sleep(<t1>)
    print(<thing>, "<done>")
---
loop = asyncio.get_running_loop()
with ThreadPoolExecutor(1) as pool:
    first = loop.run_in_executor(pool, <verb>, "<a>")
    await loop.run_in_executor(pool, <verb>, "<b>")
    await first

=== thread-stops
def <verb>(<thing>):
    time.sleep(<t2>)
    print(<thing>, "<done>")
---
task = asyncio.create_task(asyncio.to_thread(<verb>, "<a>"))
await asyncio.sleep(<t1>)
task.cancel()
print("cancelled")
await asyncio.sleep(<t3>)
~print("<end>")

=== thread-stops
def <verb>(<thing>):
    time.sleep(<t2>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.timeout(<t1>):
        await asyncio.to_thread(<verb>, "<a>")
except TimeoutError:
    print("time is up")
await asyncio.sleep(<t3>)
print("<end>")

=== thread-blocks
async def remind():
    await asyncio.sleep(<t1>)
    print("reminder")


def <verb>(<thing>):
    time.sleep(<t2>)
    print(<thing>, "<done>")
---
await asyncio.gather(remind(), asyncio.to_thread(<verb>, "<a>"))

=== thread-blocks
async def remind():
    await asyncio.sleep(<t1>)
    print("reminder")
---
task = asyncio.create_task(remind())
await asyncio.to_thread(time.sleep, <t2>)
print("<a> <done>")
await task
`;
