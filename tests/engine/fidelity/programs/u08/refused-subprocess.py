#: refused run other programs
#> before
import subprocess

print("before")
subprocess.run(["ls"])
