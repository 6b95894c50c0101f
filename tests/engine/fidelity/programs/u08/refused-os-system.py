#: refused run other programs
#> before
import os

print("before")
os.system("ls")
