import collections
import dataclasses
import json


@dataclasses.dataclass
class Point:
    x: int
    y: int = 2


print(Point(1), json.dumps({"a": [1, None]}), collections.Counter("aab").most_common(1))
for number in range(3):
    print(number, end=" ")
print(f"{1 / 3:.3f}", sorted({3, 1, 2}), [*map(str, range(3))])
