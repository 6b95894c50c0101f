#: here
#> before
#! RuntimeError input() is not available here: a program in Loopwise runs without a person to ask. Put the value into the program instead.
print("before")
name = input("name? ")
