package io.stackfile.host;

import io.stackfile.model.Command;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Link;
import io.stackfile.model.Mount;
import io.stackfile.model.PlacedFile;
import io.stackfile.model.Port;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Settings;
import io.stackfile.model.Value;
import io.stackfile.model.VolumesFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes services for tests, of which only a line or two matters. */
public final class TestService {
    /** Runs until it is asked to stop, and then ends at once. */
    public static final String WAIT = "trap 'exit 0' TERM; sleep 1000 & wait";

    private final String name;
    private final List<Link> links = new ArrayList<>();
    private final List<Port> ports = new ArrayList<>();
    private final List<Mount> mounts = new ArrayList<>();
    private final List<VolumesFrom> borrowed = new ArrayList<>();
    private final List<PlacedFile> files = new ArrayList<>();
    private final SortedMap<String, Value> environment = new TreeMap<>();
    private String image = "busybox:latest";
    private int containers = 1;
    private Settings settings = Settings.USUAL;
    private boolean tty;
    private boolean stdinOpen;
    private Restart restart = Restart.NO;
    private Optional<List<String>> arguments = Optional.of(List.of("sh", "-c", WAIT));

    private TestService(String name) {
        this.name = name;
    }

    /** A busybox that waits. */
    public static TestService called(String name) {
        return new TestService(name);
    }

    public TestService image(String other) {
        image = other;
        return this;
    }

    /** A script for a shell; tells by {@link #WAIT} that it waits. */
    public TestService runs(String script) {
        arguments = Optional.of(List.of("sh", "-c", script));
        return this;
    }

    /** A program without a shell around it. */
    public TestService program(String... words) {
        arguments = Optional.of(List.of(words));
        return this;
    }

    public TestService onATerminal() {
        tty = true;
        return this;
    }

    public TestService reads() {
        stdinOpen = true;
        return this;
    }

    public TestService restarts(String policy) {
        restart = new Restart(policy, 0);
        return this;
    }

    public TestService restarts(String policy, int attempts) {
        restart = new Restart(policy, attempts);
        return this;
    }

    public TestService runsWith(Settings other) {
        settings = other;
        return this;
    }

    public TestService times(int number) {
        containers = number;
        return this;
    }

    public TestService linksTo(String service, String alias) {
        links.add(new Link(service, alias));
        return this;
    }

    /** A port of TCP; {@code published} as in {@link Port}. */
    public TestService publishes(String published, int port) {
        ports.add(new Port("", published, Exposed.of(port + "/tcp")));
        return this;
    }

    public TestService mounts(Mount mount) {
        mounts.add(mount);
        return this;
    }

    public TestService borrows(VolumesFrom from) {
        borrowed.add(from);
        return this;
    }

    public TestService file(PlacedFile file) {
        files.add(file);
        return this;
    }

    public TestService variable(String variable, String value) {
        return value(variable, Value.of(variable, value));
    }

    public TestService value(String variable, Value value) {
        environment.put(variable, value);
        return this;
    }

    public Service build() {
        return new Service(
                name,
                containers,
                Optional.empty(),
                Image.of(image),
                Optional.empty(),
                new Command(
                        Optional.empty(),
                        arguments,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        tty,
                        stdinOpen),
                environment,
                links,
                List.of(),
                ports,
                List.of(),
                mounts,
                borrowed,
                files,
                restart,
                settings,
                new TreeMap<>());
    }
}
