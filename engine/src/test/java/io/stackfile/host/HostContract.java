package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every host promises. */
public abstract class HostContract
        implements ImageContract,
                NetworkContract,
                VolumeContract,
                ContainerContract,
                PortContract,
                WaitingContract,
                CommandContract,
                OneOffContract,
                ReadingContract {
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicInteger TESTS = new AtomicInteger();

    private final String stack = "t" + RUN + "-" + TESTS.incrementAndGet();
    private final Host host = open();
    private final List<Image> built = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A host that can pull {@code busybox:latest} and has nothing of the stacks of tests. */
    protected abstract Host open();

    /** Removes an image that a test has built. */
    protected void remove(Image image) {}

    @Override
    public Host host() {
        return host;
    }

    @Override
    public String stack() {
        return stack;
    }

    @BeforeEach
    void preparesTheNetwork() {
        host.pullImage(BUSYBOX, progress -> {});
        host.createNetwork(new NetworkSpec(stack, stack, "5a17"));
    }

    @AfterEach
    void leavesNothing() {
        try (host) {
            Leftovers.remove(host, stack);
            built.forEach(this::remove);
        }
    }

    @Test
    void findsNothingOfAStackThatIsNotThere() {
        Observed nothing = host.observe(stack + "-other");
        assertTrue(nothing.isEmpty());
        assertEquals(List.of(), nothing.volumes());
        assertTrue(nothing.salt().matches("[0-9a-f]{32}"), nothing.salt());
    }

    @Test
    void listsStacks() {
        start(TestService.called("db").build());
        create(TestService.called("web").build());
        assertTrue(
                host.stacks().contains(new StackSummary(stack, 2, 1, "/x/stack.yml")),
                () -> host.stacks().toString());
    }

    @Test
    void worksForManyAtOnce() {
        Service web = TestService.called("web").times(6).build();
        Stack whole = new Stack(stack, "/x/stack.yml", List.of(web), List.of());
        IntStream.rangeClosed(1, 6).parallel().forEach(number -> {
            ContainerSpec spec = ContainerSpec.of(whole, web, number, "fp");
            host.createContainer(spec);
            host.startContainer(spec.name());
        });
        assertEquals(
                6,
                host.observe(stack).containers().stream()
                        .filter(Observed.Container::isRunning)
                        .count());
    }

    @Override
    public Image build(String dockerfile, List<String> steps) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Image image = Image.of(stack + "-built");
        built.add(image);
        host.buildImage(
                image,
                new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false),
                far -> steps.add(far.words()));
        return image;
    }
}
