package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Leftovers;
import io.stackfile.host.NetworkSpec;
import io.stackfile.json.Json;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
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
        for (Service service : settings().services()) {
            Json container = started(service);
            told.append("# ").append(service.name()).append('\n');
            Inspected.lines(container)
                    .forEach(line -> told.append(line.replace(stack, "shop")).append('\n'));
        }
        Golden.assertSame(Golden.beside(SETTINGS, ".txt"), told.toString());
    }

    private Stack settings() {
        Stack read = Given.stack(SETTINGS);
        return new Stack(stack, "", read.services(), read.volumes());
    }

    private Json started(Service service) {
        ContainerSpec spec = ContainerSpec.of(settings(), service, 1, "fp");
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
