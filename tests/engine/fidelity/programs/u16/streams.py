#: stderr
import sys

print("out")
print("err", file=sys.stderr)
sys.stdout.write("no line end")
sys.stderr.write("err too\n")
print(sys.stdout.isatty(), sys.stdout.encoding, file=sys.stderr)
print(flush=True)
print("a", "b", sep="-", end="!\n")
