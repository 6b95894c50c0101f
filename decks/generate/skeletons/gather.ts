/** Skeletons about `gather`, `wait` and `as_completed`; see `../skeleton.ts` for the notation. */
export const GATHER = `
=== gather-cancels gather-waits
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    if <thing> == "<b>":
        raise <Error>("<bad>")
    print(<thing>, "<done>")
---
try:
    await asyncio.gather(<verb>("<a>", <t1>), <verb>("<b>", <t2>), <verb>("<c>", <t3>))
except <Error> as error:
    print(error)
await asyncio.sleep(<t4>)
print("<end>")

=== gather-cancels gather-waits
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")


async def fail():
    await asyncio.sleep(<t1>)
    raise <Error>
---
try:
    await asyncio.gather(<verb>("<a>"), fail())
except <Error>:
    print("<bad>")
await asyncio.sleep(<t3>)
~print("<end>")

=== gather-waits
async def fail():
    await asyncio.sleep(<t1>)
    raise <Error>("<bad>")
---
start = time.monotonic()
try:
    await asyncio.gather(asyncio.sleep(<t3>), fail())
except <Error> as error:
    print(error, "after", round(time.monotonic() - start))

=== completion-order
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    return <thing>
---
first, second = await asyncio.gather(<verb>("<a>", <t2>), <verb>("<b>", <t1>))
print(first)
print(second)

=== completion-order
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    ~print(<thing>, "<done>")
    return <thing>
---
jobs = [<verb>("<a>", <t3>), <verb>("<b>", <t1>), <verb>("<c>", <t2>)]
print(await asyncio.gather(*jobs))

=== argument-order
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    return <thing>
---
jobs = [<verb>("<a>", <t2>), <verb>("<b>", <t1>)[[, <verb>("<c>", <t3>)]]]
for job in asyncio.as_completed(jobs):
    print(await job, "<done>")

=== argument-order
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    return <thing>
---
jobs = asyncio.as_completed([<verb>("<a>", <t2>), <verb>("<b>", <t1>)])
print("first", await next(jobs))
~print("<word>")
print("then", await next(jobs))

=== as-completed-cancels
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
jobs = [<verb>("<a>", <t2>), <verb>("<b>", <t1>)]
for job in asyncio.as_completed(jobs):
    await job
    print("one is enough")
    break
await asyncio.sleep(<t3>)
~print("<end>")

=== as-completed-cancels
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
    return <thing>


async def first(jobs):
    for job in asyncio.as_completed(jobs):
        return await job
---
print("using", await first([<verb>("<a>", <t2>), <verb>("<b>", <t1>)]))
await asyncio.sleep(<t3>)

=== return-exceptions-drops
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    if <thing> == "<b>":
        raise <Error>("<bad>")
    return <thing>
---
jobs = [<verb>("<a>"), <verb>("<b>")[[, <verb>("<c>")]]]
results = await asyncio.gather(*jobs, return_exceptions=True)
print(len(results), "results")
for result in results:
    print(type(result).__name__)

=== return-exceptions-drops
async def <verb>(number):
    return 12 // number
---
results = await asyncio.gather(<verb>(0), <verb>(<t1>), return_exceptions=True)
for place, result in enumerate(results):
    print(place, isinstance(result, int))

=== return-exceptions-protects
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
jobs = [<verb>("<a>", <t1>), <verb>("<b>", <t3>)]
try:
    async with asyncio.timeout(<t2>):
        results = await asyncio.gather(*jobs, return_exceptions=True)
        print(len(results), "results")
except TimeoutError:
    print("time is up")

=== return-exceptions-protects
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")


async def both():
    await asyncio.gather(<verb>("<a>"), return_exceptions=True)
    print("both <done>")
---
task = asyncio.create_task(both())
await asyncio.sleep(<t1>)
task.cancel()
try:
    await task
except asyncio.CancelledError:
    print("cancelled")

=== gather-takes-list
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
jobs = [<verb>("<a>"), <verb>("<b>")]
try:
    await asyncio.gather(jobs)
    print("<end>")
except TypeError:
    print("cannot gather that")
for job in jobs:
    job.close()

=== gather-takes-list
async def <verb>(<thing>):
    return len(<thing>)


async def total(jobs):
    return sum(await asyncio.gather(jobs))
---
jobs = [asyncio.create_task(<verb>(<thing>)) for <thing> in ("<a>", "<b>")]
try:
    print("total", await total(jobs))
except TypeError:
    print("no total")

=== gather-lazy
async def <verb>(<thing>):
    print("<begin>", <thing>)
    ~await asyncio.sleep(<t1>)
---
jobs = asyncio.gather(<verb>("<a>"), <verb>("<b>"))
await asyncio.sleep(<t2>)
print("<word>")
await jobs

=== gather-lazy
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
asyncio.gather(<verb>("<a>"), <verb>("<b>"))
await asyncio.sleep(<t1>)
print("<end>")

=== wait-cancels
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
short = asyncio.create_task(<verb>("<a>", <t1>))
long = asyncio.create_task(<verb>("<b>", <t3>))
done, pending = await asyncio.wait([short, long], timeout=<t2>)
print(len(done), "done")
await asyncio.sleep(<t4>)
~print("<end>")

=== wait-cancels
async def <verb>(<unit>):
    await asyncio.sleep(<unit>)
    print("<done> after", <unit>)
---
tasks = [asyncio.create_task(<verb>(<t1>)), asyncio.create_task(<verb>(<t2>))]
await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
print("<word>")
await asyncio.sleep(<t3>)

=== wait-raises
async def <verb>(<thing>):
    await asyncio.sleep(<t1>)
    raise <Error>("<bad>")
---
task = asyncio.create_task(<verb>("<a>"))
try:
    done, pending = await asyncio.wait([task])
    print(len(done), "done")
except <Error> as error:
    print(error)
print("<end>")

=== wait-raises
async def <verb>():
    await asyncio.sleep(<t2>)
    print("<a> <done>")
---
task = asyncio.create_task(<verb>())
try:
    done, pending = await asyncio.wait([task], timeout=<t1>)
    print(len(pending), "pending")
except TimeoutError:
    print("time is up")
await task

=== wait-one-done
async def <verb>(<unit>):
    await asyncio.sleep(<unit>)
---
tasks = [asyncio.create_task(<verb>(<unit>)) for <unit> in (<t1>, <t2>, <t4>)]
await asyncio.sleep(<t3>)
done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
print(len(done), "done")
print(len(pending), "pending")

=== wait-one-done
async def <verb>(<thing>):
    ~print("<begin>", <thing>)
    return <thing>
---
tasks = [asyncio.create_task(<verb>("<a>")), asyncio.create_task(<verb>("<b>"))]
done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
print(len(done), "done")
`;
