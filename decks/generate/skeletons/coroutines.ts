/** Skeletons about coroutine objects, `await` and `asyncio.run`; see `../skeleton.ts` for the notation. */
export const COROUTINES = `
=== call-runs
async def <verb>(<thing>):
    print("<begin>", <thing>)
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
job = <verb>("<a>")
print("<word>")
~await asyncio.sleep(<t2>)
await job
print("<end>")

=== call-runs call-schedules
async def <verb>(<thing>):
    print("<begin>", <thing>)
    ~await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
<verb>("<a>")
print("<word>")
await <verb>("<b>")
await asyncio.sleep(<t3>)
print("<end>")

=== call-schedules call-runs
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    <verb>(<thing>)
print("<word>")
await asyncio.sleep(<t1>)
print("<end>")

=== result-of-call
async def is_ready(<thing>):
    await asyncio.sleep(<t1>)
    return <thing> == "<a>"
---
for <thing> in ("<a>", "<b>"[[, "<c>"]]):
    if is_ready(<thing>):
        print(<thing>, "<done>")
    else:
        print("<word>")

=== result-of-call
async def find(<thing>):
    ~await asyncio.sleep(<t1>)
    return "<a>" if <thing> == "<b>" else None
---
found = find("<c>")
if found is None:
    print("nothing found")
else:
    print("something found")
print("<end>")

=== reusable-coroutine cached-coroutine
async def <verb>():
    print("<begin>")
    ~await asyncio.sleep(<t1>)
    return "<a>"
---
job = <verb>()
for name in ("<p>", "<q>"):
    try:
        print(name, "has", await job)
    except RuntimeError:
        print(name, "has nothing")

=== cached-coroutine reusable-coroutine
async def <verb>(<thing>):
    print("<begin>", <thing>)
    return len(<thing>)
---
job = <verb>("<a>")
print(await job)
~print("<word>")
try:
    print(await job)
except RuntimeError:
    print("not again")

=== return-flattens
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    print(<thing>, "<done>")


async def ask(<thing>):
    print("asking for", <thing>)
    return <verb>(<thing>)
---
answer = await ask("<a>")
print("<word>")
await answer

=== return-flattens
async def price():
    return <t1>


async def look_up():
    return price()
---
value = await look_up()
print("a number" if isinstance(value, int) else "something else")
~print("<end>")
if not isinstance(value, int):
    print("price", await value)

=== await-takes-list
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
jobs = [<verb>("<a>"), <verb>("<b>")]
try:
    await jobs
    print("<end>")
except TypeError:
    print("cannot await that")
for job in jobs:
    job.close()

=== await-takes-list
async def <verb>(<thing>):
    print("<begin>", <thing>)
    return <thing>
---
jobs = [asyncio.create_task(<verb>(<thing>)) for <thing> in ("<a>", "<b>")]
try:
    print(len(await jobs))
except TypeError:
    print("a list cannot be awaited")
await asyncio.sleep(<t1>)
print("<end>")

=== await-takes-values
def <verb>(<thing>):
    print("<begin>", <thing>)
    return len(<thing>)
---
try:
    print("size", await <verb>("<a>"))
except TypeError:
    print("cannot wait for that")
~print("<end>")

=== await-takes-values
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    return <thing>
---
<thing> = await <verb>("<a>")
try:
    print("again", await <thing>)
except TypeError:
    print("nothing to wait for")
print("<end>")

=== run-nests
async def <verb>(<thing>):
    print("<begin>", <thing>)
    return <thing>
---
job = <verb>("<a>")
try:
    print(asyncio.run(job))
except RuntimeError:
    print("not from here")
    job.close()
~print("<end>")

=== run-nests
async def <verb>(<thing>):
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")


def start(job):
    try:
        asyncio.run(job)
    except RuntimeError:
        print("already running")
        job.close()
---
start(<verb>("<a>"))
print("<end>")

=== raw run-takes-function
async def main():
    print("<a> <done>")


try:
    asyncio.run(main)
except (TypeError, ValueError):
    print("not a coroutine")
~print("<end>")

=== raw run-takes-function
async def <verb>():
    print("<begin>", "<a>")
    await asyncio.sleep(<t1>)


def start(job):
    try:
        asyncio.run(job)
        print("<done>")
    except (TypeError, ValueError):
        print("cannot run that")


start(<verb>)

=== raw run-takes-function
async def main(<thing>="<a>"):
    ~await asyncio.sleep(<t1>)
    print(<thing>, "<done>")


for job in (main, main()):
    try:
        asyncio.run(job)
    except (TypeError, ValueError):
        print("cannot run that")
`;
