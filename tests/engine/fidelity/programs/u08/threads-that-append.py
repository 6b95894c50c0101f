#: real
import threading, time
seen = []
def work(n, s):
    time.sleep(s); seen.append(n)
ts = [threading.Thread(target=work, args=(n, s)) for n, s in ((9, 0.3), (1, 0.1), (4, 0.2))]
for t in ts: t.start()
for t in ts: t.join()
print(seen)
