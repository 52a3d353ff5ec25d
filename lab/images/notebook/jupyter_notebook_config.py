import os

from notebook.auth import passwd

c.NotebookApp.ip = "0.0.0.0"
c.NotebookApp.port = 8888
c.NotebookApp.open_browser = False
if os.environ.get("PASSWORD"):
    c.NotebookApp.password = passwd(os.environ["PASSWORD"], "sha1")
