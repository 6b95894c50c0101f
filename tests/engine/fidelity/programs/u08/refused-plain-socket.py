#: refused open network connections
#> before
import socket

print("before")
socket.create_connection(("127.0.0.1", 80))
