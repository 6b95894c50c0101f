#: stderr
import warnings

warnings.warn("be careful")
warnings.warn("old", DeprecationWarning)
for _ in range(2):
    warnings.warn("once only", UserWarning)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("kept")
    print([str(warning.message) for warning in caught])
warnings.simplefilter("error")
try:
    warnings.warn("now an error")
except UserWarning as error:
    print("raised", error)
