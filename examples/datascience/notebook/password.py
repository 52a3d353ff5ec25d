
# The password of the environment, for Jupyter Server and for the Notebook 6 before it.
import os

if os.environ.get("PASSWORD"):
    try:
        from jupyter_server.auth import passwd

        c.PasswordIdentityProvider.hashed_password = passwd(os.environ["PASSWORD"])
    except ImportError:
        from notebook.auth import passwd

        c.NotebookApp.password = passwd(os.environ["PASSWORD"], "sha1")
