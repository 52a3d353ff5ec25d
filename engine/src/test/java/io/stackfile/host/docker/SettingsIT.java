package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Leftovers;
import io.stackfile.host.LogRequest;
import io.stackfile.host.NetworkSpec;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an engine makes of the settings of a service, as it tells them itself. */
@Timeout(120)
final class SettingsIT {
    private static final Path SETTINGS = Path.of("src/test/resources/host/settings.yml");

    private final String stack = "s" + UUID.randomUUID().toString().substring(0, 8);
    private final DockerHost host = Lab.host();
    private final Engine engine = Lab.engine();

    @BeforeEach
    void preparesTheNetwork() {
        host.pullImage(Image.of("busybox"), progress -> {});
        host.createNetwork(new NetworkSpec(stack, stack, "5a17"));
    }

    @AfterEach
    void leavesNothing() {
        try (host;
                engine) {
            Leftovers.remove(host, stack);
        }
    }

    @Test
    void theEngineTellsOfEverySettingThatItTook() {
        StringBuilder told = new StringBuilder();
        List<String> usual = Inspected.lines(started(settings().service("usual").orElseThrow()));
        settings().services().stream().skip(1).forEach(service -> {
            List<String> lines = new ArrayList<>(Inspected.lines(started(service)));
            lines.removeAll(usual);
            told.append("# ").append(service.name()).append('\n');
            lines.forEach(line -> told.append(line.replace(stack, "shop")).append('\n'));
        });
        Golden.assertSame(Golden.beside(SETTINGS, ".txt"), told.toString());
    }

    @Test
    void aContainerHasTheNetworkTheProcessesAndTheVolumesOfAnother() {
        Stack read = Given.stack(
                "guest:",
                "  image: busybox",
                "  command: sh -c 'until cat /data/note; do sleep 0.1; done; ps; hostname -i; echo done; sleep 1000'",
                "  stop_grace_period: 0s",
                "  network_mode: service:owner",
                "  pid: service:owner",
                "  ipc: service:owner",
                "  volumes_from: [owner]",
                "owner:",
                "  image: busybox",
                "  command: sh -c 'echo owned > /data/note; hostname -i; echo done; sleep 2000'",
                "  stop_grace_period: 0s",
                "  ipc: shareable",
                "  volumes: [/data]");
        Stack shared = new Stack(stack, "", read.services(), read.volumes());
        started(shared, shared.services().get(1));
        started(shared, shared.services().get(0));
        List<String> guest = written(stack + "-guest-1");
        assertTrue(guest.contains("owned"), guest::toString);
        assertTrue(guest.stream().anyMatch(line -> line.contains("sleep 2000")), guest::toString);
        assertEquals(written(stack + "-owner-1").get(0), guest.get(guest.size() - 2));
    }

    /** As soon as it says that it is done. */
    private List<String> written(String container) {
        List<String> written = new CopyOnWriteArrayList<>();
        while (!written.contains("done")) {
            written.clear();
            host.logs(
                    container,
                    new LogRequest(false, OptionalInt.empty(), Optional.empty(), false),
                    line -> written.add(line.text()));
        }
        return written;
    }

    private Stack settings() {
        Stack read = Given.stack(SETTINGS);
        return new Stack(stack, "", read.services(), read.volumes());
    }

    private Json started(Service service) {
        return started(settings(), service);
    }

    private Json started(Stack all, Service service) {
        ContainerSpec spec = ContainerSpec.of(all, service, 1, "fp");
        host.createContainer(spec);
        host.startContainer(spec.name());
        Json container = engine.get("look", "/containers/" + spec.name() + "/json");
        assertEquals("running", container.at("State", "Status").text(), () -> String.join("\n", lines(spec)));
        return container;
    }

    private List<String> lines(ContainerSpec spec) {
        return host.lastLines(spec.name(), 10);
    }
}
