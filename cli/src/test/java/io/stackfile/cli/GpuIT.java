package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * GPUs that a file asks for, without one: on a host that has nothing for them, and on one where programs that take notes stand in
 * for NVIDIA's hook and NVIDIA's runtime. That shows what the engine was asked for, not that a GPU computes.
 */
@ResourceLock("d4")
@Timeout(300)
class GpuIT {
    private static final String HOOK = "/usr/local/bin/nvidia-container-runtime-hook";
    private static final String RUNTIME = "/usr/local/bin/nvidia-container-runtime";
    private static final Pattern TOKEN = Pattern.compile("[?]token=(\\w+)");
    private static final String WAITING = "image: busybox, command: sh -c 'trap \"exit 0\" TERM; sleep 1000 & wait'";

    @TempDir
    Path folder;

    private final RemoteHost host = RemoteHost.up("d4");
    private final Droplet gpubox = new Droplet("d4");

    @AfterEach
    void leaveNothing() {
        host.down();
    }

    @Test
    void aHostWithoutThemSaysSoBeforeAnythingIsDoneAndOneWithThemIsAskedForThem() throws IOException {
        Files.writeString(folder.resolve("gpu.yml"), """
                all: {%1$s, gpus: all, shm_size: 128m, volumes: ['~/data:/data']}
                two: {%1$s, deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 2, capabilities: [gpu]}]}}}}
                chosen: {%1$s, gpus: [{device_ids: ['0', '2']}]}
                """.formatted(WAITING));
        host.ssh("install -d -o deploy /home/deploy/data && echo 42 >/home/deploy/data/answer");

        Ran without = gpubox.stack(folder, "up", "gpu.yml");

        assertEquals(1, without.code(), without.seen());
        String why =
                " asks for GPUs, and the host's engine has nothing that gives them to containers; on a machine with an NVIDIA"
                        + " GPU install its driver and the NVIDIA Container Toolkit, and run 'nvidia-ctk runtime configure"
                        + " --runtime=docker' and 'systemctl restart docker', or leave the GPUs out of services.";
        for (String service : new String[] {"all", "two", "chosen"}) {
            assertTrue(without.err().contains("    " + service + why + service + "\n"), without.seen());
        }
        assertEquals("", gpubox.done(folder, "ps", "gpu.yml", "--json").out());

        hasWhatTheyTake();
        gpubox.done(folder, "up", "gpu.yml");

        assertEquals("all\n", visible("all"));
        assertEquals("0,1\n", visible("two"));
        assertEquals("0,2\n", visible("chosen"));
        assertEquals(
                "42\n",
                gpubox.done(folder, "exec", "gpu.yml", "all", "cat", "/data/answer")
                        .out());
        String called = host.ssh("cat /var/log/hook");
        assertEquals(3, called.split("prestart", -1).length - 1, called);
        assertTrue(gpubox.done(folder, "up", "gpu.yml").err().contains("nothing to do"));

        Files.writeString(folder.resolve("gpu.yml"), "all: {" + WAITING + ", runtime: nvidia}\n");
        Ran runtime = gpubox.stack(folder, "up", "gpu.yml", "--yes");
        assertEquals(1, runtime.code(), runtime.seen());
        assertTrue(
                runtime.err().contains("    all is to be run by the runtime 'nvidia', and the host's engine has only "),
                runtime.seen());
    }

    /** runc calls the hook with the container's state, and the engine has put the wish into the container's variables. */
    private void hasWhatTheyTake() {
        host.ssh("printf '#!/bin/sh\\necho \"$*\" >>/var/log/hook\\ncat >>/var/log/hook\\n' >" + HOOK + " && chmod +x "
                + HOOK);
        host.off();
        RemoteHost.up("d4");
    }

    private String visible(String service) {
        return visible("gpu.yml", service);
    }

    /** The engine tells the main process alone, and the hook by it. */
    private String visible(String file, String service) {
        String print = "tr '\\0' '\\n' </proc/1/environ | sed -n s/^NVIDIA_VISIBLE_DEVICES=//p";
        return gpubox.done(folder, "exec", file, service, "sh", "-c", print).out();
    }

    @Test
    void theExampleIsDeployedThereAndItsNotebookBroughtHere() throws Exception {
        folder = Files.createDirectory(folder.resolve("cuda"));
        for (String file : List.of("stack.yml", "choose.yml")) {
            Files.copy(Ran.ROOT.resolve("examples/cuda").resolve(file), folder.resolve(file));
        }
        // The lab serves Docker Hub's names only, and has no other notebook; this is what quay.io would have given.
        host.ssh("docker pull -q jupyter/minimal-notebook && docker tag jupyter/minimal-notebook"
                + " quay.io/jupyter/pytorch-notebook:cuda12-latest");
        host.ssh("install -d -o deploy /home/deploy/data && echo 42 >/home/deploy/data/answer");
        host.ssh("printf '#!/bin/sh\\necho \"$*\" >>/var/log/runtime\\nexec runc \"$@\"\\n' >" + RUNTIME
                + " && chmod +x " + RUNTIME);
        host.ssh(
                "sed -i '1s|{|{\"runtimes\": {\"nvidia\": {\"path\": \"" + RUNTIME + "\"}},|' /etc/docker/daemon.json");
        Ran without = gpubox.stack(folder, "up");
        assertEquals(1, without.code(), without.seen());
        assertTrue(
                without.err()
                        .contains(
                                " is not ready for this, and nothing was done\n    jupyter asks for GPUs, and the host's engine"
                                        + " has nothing that gives them to containers; on a machine with an NVIDIA GPU"),
                without.seen());
        Ran unknown = Lab.done(folder, "plan");
        assertTrue(
                unknown.out().contains("\nThe host may not be ready for it:\n    warning: jupyter asks for GPUs, "),
                unknown.seen());
        hasWhatTheyTake();

        try (Staying up = Staying.stack(folder, "up", "--host", "d4", "--tunnel", "jupyter")) {
            String address = "http://localhost:" + up.port();
            Notebook notebook = new Notebook(address);
            String page = notebook.get("/tree?token=" + token());
            assertTrue(page.contains("Jupyter"), page);
            assertEquals("42 8589934592 all\n", notebook.run("""
                    import os
                    shm = os.statvfs('/dev/shm')
                    print(open('data/answer').read().strip(), shm.f_blocks * shm.f_frsize, os.environ['NVIDIA_VISIBLE_DEVICES'])
                    """));
            up.interrupt();
            assertEquals(130, up.ended());
        }
        assertEquals("all\n", visible("stack.yml", "jupyter"));
        assertTrue(host.ssh("cat /var/log/hook").contains("prestart"));
        assertTrue(gpubox.done(folder, "up").err().contains("nothing to do"));

        gpubox.done(folder, "up", "choose.yml", "by-runtime");
        assertEquals("0,2\n", visible("choose.yml", "by-runtime"));
        String created = host.ssh("cat /var/log/runtime");
        assertEquals(
                1, created.lines().filter(line -> line.contains(" create ")).count(), created);
    }

    /** What the notebook's log says as soon as it answers. */
    private String token() {
        while (true) {
            Matcher token = TOKEN.matcher(gpubox.done(folder, "logs", "jupyter").out());
            if (token.find()) {
                return token.group(1);
            }
            LockSupport.parkNanos(200_000_000);
        }
    }
}
