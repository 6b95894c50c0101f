/** Skeletons about task groups and exception groups; see `../skeleton.ts` for the notation. */
export const GROUPS = `
=== bare-group
async def <verb>(<thing>):
    ~await asyncio.sleep(<t1>)
    raise <Error>(<thing>)
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<a>"))
except <Error>:
    print("<bad>")
except Exception as error:
    print(type(error).__name__)

=== bare-group
async def <verb>(<thing>):
    raise <Error>(<thing> + " <bad>")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<a>"))
        ~print("<word>")
except Exception as error:
    print(type(error).__name__)
print("<end>")

=== body-error-bare
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(<t3>))
        ~await asyncio.sleep(<t1>)
        raise <Error>("<bad>")
except <Error>:
    print("<bad>")
except ExceptionGroup:
    print("a group")

=== body-error-bare
async def <verb>(<thing>):
    print("<begin>", <thing>)
---
try:
    async with asyncio.TaskGroup() as group:
        await group.create_task(<verb>("<a>"))
        print(int("<b>"))
except Exception as error:
    print(type(error).__name__)

=== body-runs-on
async def fail():
    await asyncio.sleep(<t1>)
    raise <Error>


async def <verb>(<thing>):
    print("<begin>", <thing>)
    await asyncio.sleep(<t3>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<a>"))
        group.create_task(fail())
        await asyncio.sleep(<t2>)
        print("<word>")
except* <Error>:
    print("<bad>")

=== body-runs-on
async def <verb>(<thing>, <unit>):
    print("<begin>", <thing>)
    await asyncio.sleep(<unit>)
    if <unit> == <t1>:
        raise <Error>(<thing>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.TaskGroup() as group:
        for <unit> in (<t3>, <t1>):
            group.create_task(<verb>("<a>", <unit>))
        await <verb>("<b>", <t2>)
except* <Error>:
    print("<bad>")

=== group-goes-on group-as-gather
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    if <thing> == "<b>":
        raise <Error>("<bad>")
    print(<thing>, "<done>")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<b>", <t1>))
        group.create_task(<verb>("<a>", <t2>))
except* <Error>:
    print("<bad>")
await asyncio.sleep(<t3>)
~print("<end>")

=== group-as-gather group-goes-on
async def <verb>(<thing>):
    try:
        await asyncio.sleep(<t2>)
        print(<thing>, "<done>")
    finally:
        print(<thing>, "put away")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<a>"))
        ~await asyncio.sleep(<t1>)
        raise <Error>
except* <Error>:
    print("<bad>")
await asyncio.sleep(<t3>)

=== siblings-reported
async def fail():
    await asyncio.sleep(<t1>)
    raise <Error>("<bad>")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail())
        group.create_task(asyncio.sleep(<t2>))
except ExceptionGroup as error:
    print(len(error.exceptions), "in the group")

=== siblings-reported
async def <verb>(<thing>):
    await asyncio.sleep(<t2>)
    print(<thing>, "<done>")
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(<verb>("<a>"))
        await asyncio.sleep(<t1>)
        raise <Error>
except BaseExceptionGroup as error:
    for one in error.exceptions:
        print(type(one).__name__)
~print("<end>")

=== group-keeps-first
async def fail(error):
    raise error
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError("<a>")))
        group.create_task(fail(KeyError("<b>")))
except ExceptionGroup as error:
    print(len(error.exceptions), "in the group")

=== group-keeps-first
async def <verb>(<thing>):
    raise <Error>(<thing>)
---
try:
    async with asyncio.TaskGroup() as group:
        for <thing> in ("<a>", "<b>"[[, "<c>"]]):
            group.create_task(<verb>(<thing>))
except* <Error> as error:
    for one in error.exceptions:
        print("<bad>:", one)

=== group-cancel-spreads
async def <verb>(<thing>, <unit>):
    await asyncio.sleep(<unit>)
    print(<thing>, "<done>")
---
async with asyncio.TaskGroup() as group:
    task = group.create_task(<verb>("<a>", <t2>))
    group.create_task(<verb>("<b>", <t3>))
    await asyncio.sleep(<t1>)
    task.cancel()
~print("<end>")

=== group-cancel-spreads
async def <verb>(<thing>):
    await asyncio.sleep(<t1>)
    print(<thing>, "<done>")
---
async with asyncio.TaskGroup() as group:
    group.create_task(<verb>("<a>")).cancel()
    print("<word>")
    await asyncio.sleep(<t2>)
    print("body done")
print("<end>")

=== except-star-once
async def fail(error):
    raise error
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail(ValueError("<a>")))
        group.create_task(fail(<OSError|KeyError|LookupError>("<b>")))
except* ValueError:
    print("a value")
except* Exception:
    print("something else")

=== except-star-once
---
try:
    raise ExceptionGroup("<bad>", [KeyError("<a>"), OSError("<b>")])
except* OSError:
    print("<a> <bad>")
except* KeyError:
    print("<b> <bad>")
print("<end>")

=== except-star-each
async def fail(<thing>):
    raise <Error>(<thing>)
---
try:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("<a>"))
        group.create_task(fail("<b>"))
except* <Error>:
    print("<bad>")
~print("<end>")

=== except-star-each
---
errors = [<Error>("<a>"), <Error>("<b>")[[, <Error>("<c>")]]]
try:
    raise ExceptionGroup("<bad>", errors)
except* <Error> as caught:
    print(len(caught.exceptions), "<bad>")
`;
