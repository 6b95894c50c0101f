#: stderr
import logging

logging.warning("to stderr")
logging.info("nowhere")
logging.basicConfig(format="%(levelname)s %(name)s %(message)s", level=logging.INFO)
logging.getLogger("mine").error("formatted %d", 7)
print("stdout")
