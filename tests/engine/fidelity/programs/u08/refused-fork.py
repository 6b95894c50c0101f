#: refused run processes
#> before
import os

print("before")
os.fork()
