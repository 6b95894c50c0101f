#: refused run processes
#> before
from concurrent.futures import ProcessPoolExecutor

print("before")
with ProcessPoolExecutor(2) as pool:
    print(list(pool.map(abs, range(3))))
