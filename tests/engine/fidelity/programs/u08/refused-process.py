#: refused run processes
#> before
import multiprocessing

print("before")
multiprocessing.Process(target=print).start()
