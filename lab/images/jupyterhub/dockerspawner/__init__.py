"""A small stand-in for dockerspawner, which Debian does not have: the settings that examples use, on Debian's docker module."""

import asyncio

import docker
from jupyterhub.spawner import Spawner
from traitlets import Bool, Dict, Unicode, default


class DockerSpawner(Spawner):
    image = Unicode("jupyterhub/singleuser").tag(config=True)
    network_name = Unicode("bridge").tag(config=True)
    prefix = Unicode("jupyter").tag(config=True)
    remove = Bool(False).tag(config=True)
    use_internal_ip = Bool(False).tag(config=True)
    volumes = Dict().tag(config=True)

    @default("ip")
    def _everywhere(self):
        return "0.0.0.0"

    @default("port")
    def _port(self):
        return 8888

    @default("cmd")
    def _of_the_image(self):
        return []

    @property
    def container_name(self):
        return f"{self.prefix}-{self.user.name}"

    async def start(self):
        return await self._aside(self._start)

    async def stop(self, now=False):
        await self._aside(self._stop)

    async def poll(self):
        return await self._aside(self._poll)

    @staticmethod
    async def _aside(work):
        return await asyncio.get_running_loop().run_in_executor(None, work)

    def _start(self):
        engine = docker.from_env()
        if self.remove:
            self._stop()
        container = self._find(engine) or engine.containers.create(
            self.image,
            name=self.container_name,
            environment=self.get_env(),
            network=self.network_name,
            volumes={
                name.format(username=self.user.name): {"bind": path, "mode": "rw"}
                for name, path in self.volumes.items()
            },
        )
        container.start()
        container.reload()
        return container.attrs["NetworkSettings"]["Networks"][self.network_name]["IPAddress"], self.port

    def _stop(self):
        container = self._find(docker.from_env())
        if container:
            container.stop(timeout=5)
            if self.remove:
                container.remove()

    def _poll(self):
        container = self._find(docker.from_env())
        if not container:
            return 0
        state = container.attrs["State"]
        return None if state["Running"] else state["ExitCode"]

    def _find(self, engine):
        try:
            return engine.containers.get(self.container_name)
        except docker.errors.NotFound:
            return None
