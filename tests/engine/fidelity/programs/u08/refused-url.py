#: refused open network connections
#> before
import urllib.request

print("before")
urllib.request.urlopen("http://127.0.0.1/")
