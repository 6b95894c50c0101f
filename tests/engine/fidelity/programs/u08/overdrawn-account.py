#: real
import time
from concurrent.futures import ThreadPoolExecutor

balance = 100


def withdraw(name, amount, delay):
    global balance
    time.sleep(delay)
    if balance >= amount:
        print(name, "may")
        time.sleep(0.2)
        balance -= amount
        return f"{name} has {amount}"
    return f"{name} has nothing"


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(withdraw, *order) for order in (("a", 80, 0), ("b", 60, 0.1), ("c", 10, 0.4))]
    for future in futures:
        print(future.result())
print(balance)
