import os
from pathlib import Path

c = get_config()  # noqa: F821

# Whoever knows the password is in, by any name. For accounts of their own, see
# https://jupyterhub.readthedocs.io/en/stable/reference/authenticators.html
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = Path("/run/secrets/hub_password").read_text().strip()
c.Authenticator.allow_all = True

# Each user has a container on the stack's network, where it finds the hub by the name of its service.
network = os.environ["NETWORK"]
c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
c.DockerSpawner.image = os.environ["NOTEBOOK_IMAGE"]
c.DockerSpawner.network_name = network
c.DockerSpawner.use_internal_ip = True
c.DockerSpawner.prefix = network
c.JupyterHub.hub_ip = "0.0.0.0"
c.JupyterHub.hub_connect_ip = "hub"

# A container goes when its user stops it; what is in ~/work stays in a volume of the user's.
c.DockerSpawner.remove = True
c.DockerSpawner.notebook_dir = "/home/jovyan/work"
c.DockerSpawner.volumes = {network + "-user-{username}": "/home/jovyan/work"}

# What the hub itself remembers.
c.JupyterHub.db_url = "sqlite:////data/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = "/data/jupyterhub_cookie_secret"
