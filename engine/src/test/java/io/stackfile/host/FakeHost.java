package io.stackfile.host;

import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Restart;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A machine of memory that refuses what Docker refuses. Containers run until they are stopped and are healthy at once, unless
 * it is told otherwise or their script says {@code exit 3}. It remembers each call that changes something or waits:
 * {@code pull redis:latest}, {@code build shop-web:latest}, {@code ship shop-web:latest}, {@code push shop-web:latest}, {@code create network shop}, {@code replace network shop}, {@code restore network shop}, {@code create volume shop_data},
 * {@code create shop-db-1}, {@code start shop-db-1}, {@code await healthy shop-db-1}, {@code await completed shop-db-1},
 * {@code await end shop-db-1}, {@code watch shop-db-1}, {@code restart shop-db-1 always}, {@code step aside shop-db-1},
 * {@code give names shop-db-1}, {@code pause 2 s}, {@code run ./drain in shop-db-1},
 * {@code send HUP to shop-db-1}, {@code pause shop-db-1}, {@code unpause shop-db-1},
 * {@code create one-off shop-db-run-1}, {@code stop shop-db-1}, {@code rename a to b}, {@code remove shop-db-1}, {@code remove network shop},
 * {@code remove volume shop_data}, {@code remove guest jupyter-ada}; of its ingress {@code join shop}, {@code leave shop},
 * {@code serve nb.example.org}, {@code end nb.example.org}.
 *
 * <p>Its parts (networks, volumes, containers, how they end, what they wrote, what happened) have no locks of their own: whoever
 * comes to them holds the monitor of the host, so that each call is one deed for all of them.
 */
public final class FakeHost implements Host {
    public static final String SALT = "00112233445566778899aabbccddeeff";

    private int api = 48;
    private final FakeCalls calls = new FakeCalls();
    private final FakeImages images = new FakeImages();
    private final FakeLocks locks = new FakeLocks(images::clock);
    private final FakeHistory history = new FakeHistory(images::clock);
    private final FakeLogs logs = new FakeLogs();
    private final FakeNetworks networks = new FakeNetworks();
    private final FakeVolumes volumes = new FakeVolumes(history);
    private final FakeContainers containers = new FakeContainers(images, networks, volumes, logs, history);
    private final FakeEndings endings = new FakeEndings(containers);
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
        networks.addOthers(List.of(names));
        return this;
    }

    /** Volumes that somebody else has made. */
    public synchronized FakeHost withVolumes(String... names) {
        volumes.addOthers(List.of(names));
        return this;
    }

    /** A container that somebody has started on a network; {@code owner} is the stack or project that it is of, or empty. */
    public synchronized FakeHost withGuest(String name, String network, String owner) {
        networks.addGuest(name, network, owner);
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
        endings.put(container, exitCode);
        return this;
    }

    public synchronized FakeHost writes(String container, String... lines) {
        logs.write(container, List.of(lines));
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
        found(container).connected = false;
        return this;
    }

    /** When the engine starts a container again. */
    public synchronized String restart(String container) {
        return found(container).restart.toString();
    }

    /** Whether nobody finds a container by its service's names. */
    public synchronized boolean isAside(String container) {
        return found(container).aside;
    }

    /** What a container was made from. */
    public synchronized ContainerSpec spec(String container) {
        return found(container).spec;
    }

    private FakeContainer found(String container) {
        return containers.made("find " + container, container);
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
        return new Observed(
                networks.find(stack).isPresent(),
                networks.find(stack).map(NetworkSpec::salt).orElse(SALT),
                containers.of(stack),
                volumes.of(stack),
                volumes.notOf(stack),
                networks.of(stack),
                networks.notOf(stack),
                images.ids(),
                api,
                networks.guests(stack),
                networks.lost(stack),
                containers.alone(stack),
                containers.makers(stack));
    }

    @Override
    public synchronized List<StackSummary> stacks() {
        return containers.stacks();
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
        Refusal.unless(localImages().image(image).isPresent(), "ship " + image, "this machine has no such image");
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
        containers.those(any -> true).forEach(name -> sizes.put(name, 1_000_000L));
        Map<String, Long> ofImages = new TreeMap<>();
        images.ids().values().forEach(id -> ofImages.put(id, 1_000_000L));
        return new Sizes(sizes, ofImages);
    }

    @Override
    public boolean removeImage(String id) {
        calls.hear("remove image " + id);
        synchronized (this) {
            return containers
                            .those(container -> container.image.id().equals(id))
                            .isEmpty()
                    && images.remove(id);
        }
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        upon("create network " + network.name(), () -> networks.create(network));
    }

    @Override
    public void removeNetwork(String name) {
        upon("remove network " + name, () -> networks.remove(name, on(name)));
    }

    @Override
    public void replaceNetwork(NetworkSpec network) {
        upon("replace network " + network.name(), () -> {
            networks.remove(network.name(), on(network.name()));
            networks.create(network);
        });
    }

    @Override
    public void restoreNetwork(Observed.Network network) {
        upon("restore network " + network.name(), () -> networks.restore(network, on(network.name())));
    }

    /** Somebody is interrupted between the end of a network and its new beginning. */
    public synchronized FakeHost lose(String network) {
        networks.lose(network, on(network));
        return this;
    }

    private List<String> on(String network) {
        return containers.those(container -> container.runsOn(network));
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        upon("create volume " + volume.name(), () -> volumes.create(volume));
    }

    @Override
    public void removeVolume(String name) {
        upon("remove volume " + name, () -> volumes.remove(name, containers.those(container -> container.uses(name))));
    }

    @Override
    public void createContainer(ContainerSpec spec) {
        upon("create " + spec.name(), () -> containers.create(spec));
    }

    @Override
    public void createOneOff(OneOff oneOff) {
        upon("create one-off " + oneOff.name(), () -> containers.create(oneOff));
    }

    @Override
    public void startContainer(String name) {
        upon("start " + name, () -> containers.start(name));
    }

    @Override
    public void awaitHealthy(String name) {
        upon("await healthy " + name, () -> endings.awaitHealthy(name));
    }

    @Override
    public void awaitCompleted(String name) {
        upon("await completed " + name, () -> endings.awaitCompleted(name));
    }

    @Override
    public void awaitProven(String name, Proof proof) {
        upon("watch " + name, () -> endings.awaitProven(name, proof));
    }

    @Override
    public OptionalInt awaitEnd(String name, Runnable startedAgain) {
        calls.hear("await end " + name);
        synchronized (this) {
            return endings.awaitEnd(name);
        }
    }

    @Override
    public void setRestart(String name, Restart restart) {
        upon("restart " + name + " " + restart, () -> containers.made("update " + name, name).restart = restart);
    }

    @Override
    public void stepAside(String name, Set<String> networks) {
        upon("step aside " + name, () -> found(name).aside = true);
    }

    @Override
    public void giveNames(String name) {
        upon("give names " + name, () -> found(name).aside = false);
    }

    @Override
    public void pause(Duration time) {
        calls.hear("pause " + time.toSeconds() + " s");
    }

    @Override
    public void stopContainer(String name) {
        upon("stop " + name, () -> containers.stop(name));
    }

    @Override
    public void renameContainer(String from, String to) {
        upon("rename " + from + " to " + to, () -> containers.rename(from, to));
    }

    @Override
    public void removeContainer(String name) {
        upon("remove " + name, () -> containers.remove(name));
    }

    @Override
    public void removeOneOff(String name) {
        upon("remove one-off " + name, () -> containers.drop(name));
    }

    @Override
    public void removeGuest(String name) {
        upon("remove guest " + name, () -> networks.removeGuest(name));
    }

    private void upon(String call, Runnable deed) {
        calls.hear(call);
        synchronized (this) {
            deed.run();
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
        return history.of(stack);
    }

    @Override
    public Ingress ingress() {
        return ingress;
    }

    /** What its containers answer while nobody changes them. */
    synchronized <T> T ask(Function<FakeContainers, T> question) {
        return question.apply(containers);
    }

    synchronized void tell(Consumer<FakeContainers> order) {
        order.accept(containers);
    }

    void heard(String call) {
        calls.hear(call);
    }

    @Override
    public synchronized List<String> lastLines(String container, int lines) {
        return logs.last(container, lines).stream().map(LogLine::text).toList();
    }

    @Override
    public void logs(String container, LogRequest request, Consumer<LogLine> lines) {
        lines(container, request).forEach(lines);
    }

    private synchronized List<LogLine> lines(String container, LogRequest request) {
        containers.made("show the log of " + container, container);
        return logs.last(container, request.tail().orElse(Integer.MAX_VALUE));
    }

    @Override
    public void close() {}
}
