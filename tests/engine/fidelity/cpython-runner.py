"""Runs CPython's own tests inside the engine, from an archive; see cpython.ts.

FILES and TESTS are prepended. Each test prints a line when it begins and one when it ends. A
test that the engine refuses ends the run; another run takes the tests after it.
"""

import importlib.abc
import importlib.util
import io
import os
import re
import sys
import traceback
import unittest

# Some tests wait for real time or for other processes if the machine is fast enough.
os.environ["PYTHONASYNCIODEBUG"] = ""
out = sys.stdout


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        stem = name.replace(".", "/")
        for file in (f"{stem}/__init__.py", f"{stem}.py"):
            if file in FILES:
                return importlib.util.spec_from_loader(
                    name, self, origin=f"/tests/{file}", is_package=file.endswith("__init__.py")
                )

    def get_source(self, name):
        return FILES[sys.modules[name].__file__.removeprefix("/tests/")]

    def exec_module(self, module):
        origin = module.__spec__.origin
        module.__file__ = origin
        source = FILES[origin.removeprefix("/tests/")]
        exec(compile(source, origin, "exec", dont_inherit=True), module.__dict__)


sys.meta_path.insert(0, Finder())


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        out.write(f"@begin {test.id()}\n")
        out.flush()

    def say(self, how, test, text=""):
        text = text.replace("\n", "\\n")[-600:]
        out.write(f"@{how} {test.id()} {text}\n")
        out.flush()

    def addSuccess(self, test):
        self.say("passed", test)

    def addFailure(self, test, error):
        self.say("failed", test, "".join(traceback.format_exception(*error)))

    addError = addFailure

    def addSkip(self, test, reason):
        self.say("skipped", test, reason)

    def addExpectedFailure(self, test, error):
        self.say("passed", test)

    def addUnexpectedSuccess(self, test):
        self.say("failed", test, "it was expected to fail")

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.say("failed", test, "".join(traceback.format_exception(*error)))


# Certificates that the tests look for on import; none of the tests run here reads one.
folder = "/tests/test/certdata"
os.makedirs(folder)
for name in re.findall(r"data_file\('certdata', '([^']+)'\)", FILES["test/test_asyncio/utils.py"]):
    with open(f"{folder}/{name}", "w") as file:
        file.write("{}")

sys.stderr = io.StringIO()
module = importlib.import_module(MODULE)


def tests_of(suite):
    for each in suite:
        if isinstance(each, unittest.TestSuite):
            yield from tests_of(each)
        else:
            yield each


every = list(tests_of(unittest.defaultTestLoader.loadTestsFromModule(module)))
print("@all", *(test.id() for test in every))
suite = unittest.TestSuite(test for test in every if test.id() not in DONE)
result = Result()
suite.run(result)
print("@end")
