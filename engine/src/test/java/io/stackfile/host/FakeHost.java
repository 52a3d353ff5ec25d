package io.stackfile.host;

import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Link;
import io.stackfile.model.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A machine of memory that refuses what Docker refuses. Containers run until they are stopped and are healthy at once, unless
 * it is told otherwise or their script says {@code exit 3}. It remembers each call that changes something or waits:
 * {@code pull redis:latest}, {@code build shop-web:latest}, {@code ship shop-web:latest}, {@code push shop-web:latest}, {@code create network shop}, {@code create volume shop_data},
 * {@code create shop-db-1}, {@code start shop-db-1}, {@code await healthy shop-db-1}, {@code await completed shop-db-1},
 * {@code await end shop-db-1}, {@code watch shop-db-1}, {@code restart shop-db-1 always}, {@code step aside shop-db-1},
 * {@code give names shop-db-1}, {@code pause 2 s}, {@code run ./drain in shop-db-1},
 * {@code send HUP to shop-db-1}, {@code pause shop-db-1}, {@code unpause shop-db-1},
 * {@code create one-off shop-db-run-1}, {@code stop shop-db-1}, {@code rename a to b}, {@code remove shop-db-1}, {@code remove network shop},
 * {@code remove volume shop_data}, {@code remove guest jupyter-ada}; of its ingress {@code join shop}, {@code leave shop},
 * {@code serve nb.example.org}, {@code end nb.example.org}.
 */
public final class FakeHost implements Host {
    public static final String SALT = "00112233445566778899aabbccddeeff";

    private int api = 48;
    private final FakeCalls calls = new FakeCalls();
    private final FakeImages images = new FakeImages();
    private final FakeLocks locks = new FakeLocks(images::clock);
    private final Map<String, NetworkSpec> networks = new TreeMap<>();
    private final Map<String, VolumeSpec> volumes = new TreeMap<>();
    private final Set<String> otherNetworks = new TreeSet<>();
    private final Set<String> otherVolumes = new TreeSet<>();
    private final Map<String, FakeContainer> containers = new TreeMap<>();
    private final Map<String, Guest> guests = new TreeMap<>();
    private final Map<String, List<LogLine>> written = new TreeMap<>();
    private final Map<String, Integer> exitCodes = new TreeMap<>();
    private final List<Map.Entry<String, Happening>> happened = new ArrayList<>();
    private final FakeIngress ingress = new FakeIngress(this);
    private final String address;

    public FakeHost() {
        this("localhost");
    }

    public FakeHost(String address) {
        this.address = address;
    }

    /** What an image of that name says of itself when it says nothing. */
    public static ImageFacts plain(String image) {
        return FakeImages.plain(image);
    }

    /** Images that are on the host already. */
    public FakeHost with(String... names) {
        Arrays.stream(names).forEach(name -> with(name, plain(name)));
        return this;
    }

    public FakeHost with(String name, ImageFacts facts) {
        images.put(name, facts);
        return this;
    }

    /** Images that a registry has. */
    public FakeHost pullable(String... names) {
        Arrays.stream(names).forEach(name -> pullable(name, plain(name)));
        return this;
    }

    public FakeHost pullable(String name, ImageFacts facts) {
        images.offer(name, facts);
        return this;
    }

    /** An image of this machine, for a host that is another. */
    public FakeHost here(String name, LocalImages.Origin origin) {
        images.here(name, origin);
        return this;
    }

    /** An engine whose newest interface is that version, given as what stands behind {@code 1.}. */
    public synchronized FakeHost speaking(int minor) {
        api = minor;
        return this;
    }

    /** Networks that somebody else has made. */
    public synchronized FakeHost withNetworks(String... names) {
        otherNetworks.addAll(List.of(names));
        return this;
    }

    /** Volumes that somebody else has made. */
    public synchronized FakeHost withVolumes(String... names) {
        otherVolumes.addAll(List.of(names));
        return this;
    }

    /** A container that somebody has started on a network; {@code owner} is the stack or project that it is of, or empty. */
    public synchronized FakeHost withGuest(String name, String network, String owner) {
        guests.put(
                name,
                new Guest(
                        name,
                        "busybox:latest",
                        "running",
                        "Up",
                        owner,
                        Set.of(network),
                        List.of(),
                        List.of(name + "-data")));
        return this;
    }

    /** From now on this call is refused with this message. */
    public FakeHost failOn(String call, String message) {
        calls.fail(call, message);
        return this;
    }

    /** Nothing fails by order any more. */
    public FakeHost recover() {
        calls.recover();
        return this;
    }

    /** Runs something when a call comes in, before it is answered and outside of every lock. */
    public FakeHost before(String call, Runnable hook) {
        calls.before(call, hook);
        return this;
    }

    /** The container ends by itself, so with this code, before anybody finds it healthy. */
    public synchronized FakeHost ends(String container, int exitCode) {
        exitCodes.put(container, exitCode);
        return this;
    }

    public synchronized FakeHost writes(String container, String... lines) {
        written.put(
                container,
                Arrays.stream(lines)
                        .map(line -> new LogLine(container, "", false, line))
                        .toList());
        return this;
    }

    public List<String> calls() {
        return calls.made();
    }

    public FakeHost forgetCalls() {
        calls.forget();
        return this;
    }

    /** Somebody takes the container off its network by hand. */
    public synchronized FakeHost disconnect(String container) {
        container("find", container).connected = false;
        return this;
    }

    /** When the engine starts a container again. */
    public synchronized String restart(String container) {
        return container("find", container).restart.toString();
    }

    /** Whether nobody finds a container by its service's names. */
    public synchronized boolean isAside(String container) {
        return container("find", container).aside;
    }

    /** What a container was made from. */
    public synchronized ContainerSpec spec(String container) {
        return container("find", container).spec;
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public boolean isLocal() {
        return address.equals("localhost");
    }

    @Override
    public synchronized Observed observe(String stack) {
        NetworkSpec network = networks.get(stack);
        return new Observed(
                network != null,
                network == null ? SALT : network.salt(),
                containers.entrySet().stream()
                        .filter(entry -> entry.getValue().spec.stack().equals(stack))
                        .map(entry -> entry.getValue().observed(entry.getKey()))
                        .toList(),
                volumes.values().stream()
                        .filter(volume -> volume.stack().equals(stack))
                        .map(volume -> new Observed.Volume(volume.name(), volume.key(), volume.fingerprint()))
                        .toList(),
                otherVolumes(stack),
                networks.values().stream()
                        .filter(its -> its.stack().equals(stack))
                        .map(its -> new Observed.Network(its.name(), its.fingerprint()))
                        .toList(),
                otherNetworks(stack),
                images.ids(),
                api,
                guests.values().stream()
                        .filter(guest -> networks.values().stream()
                                .anyMatch(its -> its.stack().equals(stack)
                                        && guest.networks().contains(its.name())))
                        .toList());
    }

    private Set<String> otherVolumes(String stack) {
        Set<String> others = new TreeSet<>(otherVolumes);
        volumes.values().stream()
                .filter(volume -> !volume.stack().equals(stack))
                .forEach(volume -> others.add(volume.name()));
        return others;
    }

    private Set<String> otherNetworks(String stack) {
        Set<String> others = new TreeSet<>(otherNetworks);
        networks.values().stream()
                .filter(network -> !network.stack().equals(stack))
                .forEach(network -> others.add(network.name()));
        return others;
    }

    @Override
    public synchronized List<StackSummary> stacks() {
        return containers.values().stream()
                .map(container -> container.spec.stack())
                .distinct()
                .sorted()
                .map(this::summary)
                .toList();
    }

    private StackSummary summary(String stack) {
        List<FakeContainer> its = containers.values().stream()
                .filter(container -> container.spec.stack().equals(stack))
                .toList();
        int running = (int) its.stream().filter(FakeContainer::runs).count();
        return new StackSummary(stack, its.size(), running, its.get(0).spec.file());
    }

    @Override
    public void pullImage(Image image, Consumer<Headway> progress) {
        calls.hear("pull " + image);
        images.pull(image.name());
        progress.accept(Headway.bytes(1_000_000, 1_000_000));
    }

    @Override
    public synchronized Optional<Instant> imageSince(Image image) {
        return images.since(image.name());
    }

    /** It stands still, see {@link #later}. */
    @Override
    public Instant clock() {
        return images.clock();
    }

    /** An image that is there, and nobody knows since when. */
    public FakeHost forgetTheTimeOf(String image) {
        images.put(image, plain(image));
        images.forgetTheTimeOf(image);
        return this;
    }

    /** So much time goes by. */
    public FakeHost later(Duration time) {
        images.later(time);
        return this;
    }

    @Override
    public LocalImages localImages() {
        return isLocal() ? LocalImages.NONE : images.local();
    }

    @Override
    public void shipImage(Image image, Consumer<Headway> progress) {
        calls.hear("ship " + image);
        check(localImages().image(image).isPresent(), "ship " + image, "this machine has no such image");
        images.put(image.name(), images.shipped(image.name()));
        progress.accept(Headway.bytes(1_000_000, 1_000_000));
    }

    @Override
    public void buildImage(Image image, Build build, Consumer<Headway> progress) {
        calls.hear("build " + image);
        progress.accept(Headway.said("Step 1/1 : FROM scratch"));
        images.put(image.name(), FakeImages.built(image.name(), build));
    }

    @Override
    public void pushImage(Image image, Consumer<Headway> progress) {
        calls.hear("push " + image);
        images.push(image.name());
        progress.accept(Headway.bytes(1_000_000, 1_000_000));
    }

    /** Each thing takes a megabyte. */
    @Override
    public synchronized Sizes sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        containers.keySet().forEach(name -> sizes.put(name, 1_000_000L));
        Map<String, Long> ofImages = new TreeMap<>();
        images.ids().values().forEach(id -> ofImages.put(id, 1_000_000L));
        return new Sizes(sizes, ofImages);
    }

    @Override
    public boolean removeImage(String id) {
        calls.hear("remove image " + id);
        synchronized (this) {
            boolean used = containers.values().stream()
                    .anyMatch(container -> container.image.id().equals(id));
            return !used && images.remove(id);
        }
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        calls.hear("create network " + network.name());
        synchronized (this) {
            check(
                    !networks.containsKey(network.name()),
                    "create network " + network.name(),
                    "there is one of that name already");
            networks.put(network.name(), network);
        }
    }

    @Override
    public void removeNetwork(String name) {
        calls.hear("remove network " + name);
        synchronized (this) {
            String deed = "remove network " + name;
            check(networks.containsKey(name), deed, "there is no such network");
            List<String> users = containers.entrySet().stream()
                    .filter(entry -> entry.getValue().runs()
                            && entry.getValue().networks().contains(name))
                    .map(Map.Entry::getKey)
                    .toList();
            check(users.isEmpty(), deed, "containers run on it: " + String.join(", ", users));
            guests.values()
                    .forEach(guest ->
                            check(!guest.networks().contains(name), deed, "containers run on it: " + guest.name()));
            networks.remove(name);
        }
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        calls.hear("create volume " + volume.name());
        synchronized (this) {
            if (volumes.putIfAbsent(volume.name(), volume) == null) {
                happens("create", volume);
            }
        }
    }

    @Override
    public void removeVolume(String name) {
        calls.hear("remove volume " + name);
        synchronized (this) {
            check(volumes.containsKey(name), "remove volume " + name, "there is no such volume");
            List<String> users = containers.entrySet().stream()
                    .filter(entry -> entry.getValue().uses(name))
                    .map(Map.Entry::getKey)
                    .toList();
            check(users.isEmpty(), "remove volume " + name, "a container uses it: " + String.join(", ", users));
            happens("destroy", java.util.Objects.requireNonNull(volumes.remove(name)));
        }
    }

    @Override
    public void createContainer(ContainerSpec spec) {
        calls.hear("create " + spec.name());
        create(spec, false, false);
    }

    @Override
    public void createOneOff(OneOff oneOff) {
        calls.hear("create one-off " + oneOff.name());
        create(oneOff.container(), true, !oneOff.kept());
    }

    private void create(ContainerSpec spec, boolean oneOff, boolean removedAtEnd) {
        synchronized (this) {
            String deed = "create " + spec.name();
            check(!containers.containsKey(spec.name()), deed, "the name is in use by another container");
            FakeContainer container = new FakeContainer(
                    spec, images.find(deed, spec.service().image().name()));
            checkNetworks(deed, container);
            container.oneOff = oneOff;
            container.removedAtEnd = removedAtEnd;
            spec.linked().forEach(linked -> images.find(deed, linked.image().name()));
            spec.service().links().stream()
                    .map(Link::service)
                    .forEach(target -> check(
                            spec.linked().stream()
                                    .anyMatch(linked -> linked.name().equals(target)),
                            deed,
                            "nobody said what service " + target + " is"));
            spec.service().companions().stream()
                    .map(spec::first)
                    .forEach(other -> check(containers.containsKey(other), deed, "there is no container " + other));
            container
                    .namedVolumes()
                    .forEach(volume -> check(
                            volumes.containsKey(volume) || otherVolumes.contains(volume),
                            deed,
                            "there is no volume " + volume));
            container.ownVolumes().forEach(volume -> volumes.putIfAbsent(volume.name(), volume));
            containers.put(spec.name(), container);
            happens("create", spec.name(), container);
        }
    }

    @Override
    public void startContainer(String name) {
        calls.hear("start " + name);
        synchronized (this) {
            FakeContainer container = container("start", name);
            if (!container.runs()) {
                checkNetworks("start " + name, container);
                checkOnlyWriter(name, container);
                container.ports = new FakePorts(containers.values())
                        .publish(name, container.spec.service().ports());
                List<String> said = container.start();
                happens("start", name, container);
                if (!container.runs()) {
                    happens("die", name, container);
                }
                if (!said.isEmpty()) {
                    writes(name, said.toArray(String[]::new));
                }
                if (container.removedAtEnd && !container.runs()) {
                    containers.remove(name);
                }
            }
        }
    }

    private void checkNetworks(String deed, FakeContainer container) {
        container
                .networks()
                .forEach(network -> check(
                        networks.containsKey(network) || otherNetworks.contains(network),
                        deed,
                        "there is no network " + network));
    }

    /** Docker would not mind, but their data would. */
    private void checkOnlyWriter(String name, FakeContainer container) {
        containers.forEach((other, running) -> check(
                other.equals(name)
                        || !running.runs()
                        || !running.spec.stack().equals(container.spec.stack())
                        || !running.spec
                                .service()
                                .name()
                                .equals(container.spec.service().name())
                        || running.spec.number() != container.spec.number()
                        || running.oneOff
                        || !running.writesWhere(container),
                "start " + name,
                other + " runs and writes to the same data"));
    }

    @Override
    public void awaitHealthy(String name) {
        calls.hear("await healthy " + name);
        synchronized (this) {
            FakeContainer container = container("find", name);
            if (exitCodes.containsKey(name)) {
                container.end(exitCodes.getOrDefault(name, 0));
            }
            if (container.state.equals("exited")) {
                throw new HostException(
                        name + " ended with exit code " + container.exitCode + " before it was healthy");
            }
            check(container.runs(), "tell when " + name + " is healthy", "it was never started");
        }
    }

    @Override
    public void awaitCompleted(String name) {
        calls.hear("await completed " + name);
        synchronized (this) {
            FakeContainer container = container("find", name);
            check(!container.state.equals("created"), "tell when " + name + " has ended", "it was never started");
            if (container.runs()) {
                container.end(exitCodes.getOrDefault(name, 0));
            }
            if (container.exitCode != 0) {
                throw new HostException(name + " ended with exit code " + container.exitCode);
            }
        }
    }

    @Override
    public void awaitProven(String name, Proof proof) {
        calls.hear("watch " + name);
        synchronized (this) {
            FakeContainer container = container("find", name);
            if (exitCodes.containsKey(name)) {
                container.end(exitCodes.getOrDefault(name, 0));
            }
            check(!container.state.equals("created"), "tell whether " + name + " runs", "it was never started");
            if (!container.runs() && (container.exitCode != 0 || !proof.mayEnd())) {
                throw new HostException(name + " ended with exit code " + container.exitCode
                        + (proof.attempts() > 1 ? ", " + proof.attempts() + " times" : ""));
            }
        }
    }

    @Override
    public void setRestart(String name, Restart restart) {
        calls.hear("restart " + name + " " + restart);
        synchronized (this) {
            container("update", name).restart = restart;
        }
    }

    @Override
    public void stepAside(String name, Set<String> networks) {
        calls.hear("step aside " + name);
        synchronized (this) {
            container("find", name).aside = true;
        }
    }

    @Override
    public void giveNames(String name) {
        calls.hear("give names " + name);
        synchronized (this) {
            container("find", name).aside = false;
        }
    }

    @Override
    public void pause(Duration time) {
        calls.hear("pause " + time.toSeconds() + " s");
    }

    @Override
    public OptionalInt awaitEnd(String name, Runnable startedAgain) {
        calls.hear("await end " + name);
        synchronized (this) {
            FakeContainer container = containers.get(name);
            if (container == null) {
                return OptionalInt.empty();
            }
            check(!container.state.equals("created"), "tell when " + name + " has ended", "it was never started");
            if (container.runs()) {
                container.end(exitCodes.getOrDefault(name, 0));
            }
            return OptionalInt.of(container.exitCode);
        }
    }

    @Override
    public void stopContainer(String name) {
        calls.hear("stop " + name);
        synchronized (this) {
            FakeContainer container = container("stop", name);
            if (container.runs() || container.isPaused()) {
                container.end(0);
                happens("die", name, container);
            }
        }
    }

    @Override
    public void renameContainer(String from, String to) {
        calls.hear("rename " + from + " to " + to);
        synchronized (this) {
            check(containers.containsKey(from), "rename " + from + " to " + to, "there is no such container");
            FakeContainer container = container("rename", from);
            check(
                    !containers.containsKey(to),
                    "rename " + from + " to " + to,
                    "the name is in use by another container");
            containers.remove(from);
            containers.put(to, container);
        }
    }

    @Override
    public void removeContainer(String name) {
        calls.hear("remove " + name);
        synchronized (this) {
            FakeContainer container = container("remove", name);
            check(!container.isPaused(), "remove " + name, "it is paused");
            check(!container.runs(), "remove " + name, "it is running");
            containers.remove(name);
            happens("destroy", name, container);
        }
    }

    @Override
    public void removeOneOff(String name) {
        calls.hear("remove one-off " + name);
        synchronized (this) {
            containers.remove(name);
        }
    }

    @Override
    public void removeGuest(String name) {
        calls.hear("remove guest " + name);
        synchronized (this) {
            guests.remove(name);
        }
    }

    @Override
    public Processes processes() {
        return new FakeProcesses(this);
    }

    @Override
    public Locks locks() {
        return locks;
    }

    @Override
    public Readings readings() {
        return new FakeReadings(this);
    }

    boolean hasImage(String id) {
        return images.ids().containsValue(id);
    }

    synchronized List<Happening> happened(String stack) {
        return happened.stream()
                .filter(entry -> entry.getKey().equals(stack))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void happens(String action, String name, FakeContainer container) {
        Map<String, String> details =
                action.equals("die") ? Map.of("exitCode", Integer.toString(container.exitCode)) : Map.of();
        happened.add(Map.entry(
                container.spec.stack(),
                new Happening(
                        clock(),
                        "container",
                        action,
                        name,
                        container.spec.service().name(),
                        details)));
    }

    private void happens(String action, VolumeSpec volume) {
        happened.add(Map.entry(volume.stack(), new Happening(clock(), "volume", action, volume.name(), "", Map.of())));
    }

    @Override
    public Ingress ingress() {
        return ingress;
    }

    synchronized boolean has(String container) {
        return containers.containsKey(container);
    }

    synchronized void checkNetwork(String deed, String network) {
        check(networks.containsKey(network) || otherNetworks.contains(network), deed, "there is no network " + network);
    }

    void heard(String call) {
        calls.hear(call);
    }

    /** Its container, which has to run. */
    synchronized FakeContainer running(String deed, String name) {
        FakeContainer container = containers.get(name);
        check(container != null, deed, "there is no such container");
        check(!java.util.Objects.requireNonNull(container).isPaused(), deed, "it is paused");
        check(container.runs(), deed, "it does not run");
        return container;
    }

    /** The same, or it is paused. */
    synchronized FakeContainer alive(String deed, String name) {
        FakeContainer container = made(deed, name);
        check(container.runs() || container.isPaused(), deed, "it does not run");
        return container;
    }

    synchronized void pause(String name) {
        String deed = "pause " + name;
        check(!made(deed, name).isPaused(), deed, "it is paused already");
        running(deed, name).state = "paused";
    }

    synchronized void unpause(String name) {
        String deed = "unpause " + name;
        check(made(deed, name).isPaused(), deed, "it is not paused");
        made(deed, name).state = "running";
    }

    synchronized void joins(String deed, String container, String network) {
        made(deed, container).joined.add(network);
    }

    synchronized void leaves(String deed, String container, String network) {
        made(deed, container).joined.remove(network);
    }

    /** Those that a running container is on. */
    synchronized Set<String> networks(String deed, String container) {
        return running(deed, container).networks();
    }

    synchronized FakeContainer made(String deed, String name) {
        FakeContainer container = containers.get(name);
        check(container != null, deed, "there is no such container");
        return java.util.Objects.requireNonNull(container);
    }

    @Override
    public List<String> lastLines(String container, int lines) {
        List<String> all = lines(container).stream().map(LogLine::text).toList();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    @Override
    public void logs(String container, LogRequest request, Consumer<LogLine> lines) {
        synchronized (this) {
            container("show the log of", container);
        }
        List<LogLine> all = lines(container);
        int skipped = Math.max(0, all.size() - request.tail().orElse(all.size()));
        all.stream().skip(skipped).forEach(lines);
    }

    private synchronized List<LogLine> lines(String container) {
        return written.getOrDefault(container, List.of());
    }

    @Override
    public void close() {}

    private FakeContainer container(String verb, String name) {
        FakeContainer container = containers.get(name);
        if (container == null) {
            throw new HostException("Docker did not " + verb + " " + name + ": there is no such container");
        }
        return container;
    }

    private static void check(boolean allowed, String deed, String reason) {
        if (!allowed) {
            throw new HostException("Docker did not " + deed + ": " + reason);
        }
    }
}
