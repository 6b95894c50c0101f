class Broken:
    def __del__(self):
        raise ValueError("in del")


Broken()
print("goes on")
