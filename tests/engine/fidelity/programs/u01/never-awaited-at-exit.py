#: stderr
#: python 3.13
async def left_over():
    print("never")


kept = left_over()
print("end")
