#: stderr
import atexit


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


@atexit.register
def goodbye():
    print("goodbye")


loud = Loud("kept")
Loud("dropped")
print("end")
