package io.stackfile.host.docker;

import io.stackfile.host.Adjustable;
import io.stackfile.host.CommitSpec;
import io.stackfile.host.ContainerFiles;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Ingress;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Locks;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.OneOff;
import io.stackfile.host.Processes;
import io.stackfile.host.Proof;
import io.stackfile.host.Readings;
import io.stackfile.host.Site;
import io.stackfile.host.Sizes;
import io.stackfile.host.StackSummary;
import io.stackfile.host.VolumeSpec;
import io.stackfile.host.VolumeUser;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.Traffic;
import io.stackfile.host.ssh.SshMachine;
import io.stackfile.json.Json;
import io.stackfile.model.Build;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Newer;
import io.stackfile.model.Protocol;
import io.stackfile.model.Restart;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A machine with a Docker engine. Nothing is sent before the first call. */
public final class DockerHost implements Host {
    private final Way way;
    private final Engine engine;
    private final Images images;
    private final Containers containers;
    private final Optional<Engine> here;
    private final Optional<Shipping> shipping;

    /** {@code environment} leads to the logins to registries. */
    public DockerHost(Way way, Map<String, String> environment) {
        this(way, Optional.empty(), environment);
    }

    /** {@code here} is the engine of this machine, whose images can be sent to the other one. */
    public DockerHost(Way way, Optional<Way> here, Map<String, String> environment) {
        this(way, here, environment, new Traffic());
    }

    /** {@code traffic} counts what is asked of it. */
    DockerHost(Way way, Optional<Way> here, Map<String, String> environment, Traffic traffic) {
        this(way, new HttpClient(way.dialer(), traffic), here.map(source -> engine(source, environment)), environment);
    }

    DockerHost(Way way, Http http, Map<String, String> environment) {
        this(way, http, Optional.empty(), environment);
    }

    DockerHost(Way way, Http http, Optional<Engine> here, Map<String, String> environment) {
        this.way = way;
        this.engine = new Engine(http, new RegistryLogins(environment), way.explanation());
        this.here = here;
        this.shipping = here.map(source -> new Shipping(source, engine, way.name()));
        this.images = new Images(engine);
        this.containers = new Containers(engine, images);
    }

    private static Engine engine(Way way, Map<String, String> environment) {
        return new Engine(new HttpClient(way.dialer()), new RegistryLogins(environment), way.explanation());
    }

    @Override
    public String name() {
        return way.name();
    }

    @Override
    public String address() {
        return way.address();
    }

    @Override
    public boolean isLocal() {
        return way.local();
    }

    /** The machine itself, when it is reached over SSH. */
    public Optional<SshMachine> machine() {
        return way.machine();
    }

    @Override
    public void prepare() {
        way.dialer().prepare();
    }

    @Override
    public void reconnect() {
        engine.again();
    }

    @Override
    public Observed observe(String stack) {
        return new Observing(engine).observe(stack);
    }

    @Override
    public List<StackSummary> stacks() {
        return new Observing(engine).stacks();
    }

    @Override
    public void pullImage(Image image, Consumer<Headway> progress) {
        images.pull(image, progress);
    }

    @Override
    public Optional<Instant> imageSince(Image image) {
        return images.since(image);
    }

    @Override
    public Instant clock() {
        return Instant.parse(
                engine.get("tell the time", "/info").get("SystemTime").text());
    }

    @Override
    public LocalImages localImages() {
        return shipping.map(Shipping::images).orElse(LocalImages.NONE);
    }

    @Override
    public void shipImage(Image image, Consumer<Headway> progress) {
        shipping.orElseThrow(() -> new HostException("Docker did not ship " + image + ": " + name()
                        + " is the machine that has it, or there is none"))
                .ship(image, progress);
        images.forget(image);
    }

    @Override
    public void buildImage(Image image, Build build, Consumer<Headway> progress) {
        images.build(image, build, progress);
    }

    @Override
    public void pushImage(Image image, Consumer<Headway> progress) {
        images.push(image, progress);
    }

    @Override
    public Sizes sizes() {
        return new Observing(engine).sizes();
    }

    @Override
    public boolean removeImage(String id) {
        return images.remove(id);
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        containers.prepare();
        new Networks(engine.since(Newer.api(Newer.of(network.network())))).create(network);
        if (!network.earlier().isEmpty()) {
            new Renewing(engine).forget(network.name());
        }
    }

    @Override
    public void removeNetwork(String name) {
        new Renewing(engine).end(name);
    }

    /** What was there before may have to be made again in the engine's newest words. */
    @Override
    public void replaceNetwork(NetworkSpec network) {
        new Renewing(engine.since(engine.newest().minor())).replace(network);
    }

    @Override
    public void restoreNetwork(Observed.Network network) {
        new Renewing(engine.since(engine.newest().minor())).restore(network);
    }

    @Override
    public void createVolume(VolumeSpec volume) {
        new Volumes(engine).create(volume);
    }

    @Override
    public void removeVolume(String name) {
        new Volumes(engine).remove(name);
    }

    @Override
    public void createContainer(ContainerSpec container) {
        containers.create(container);
    }

    @Override
    public void createOneOff(OneOff container) {
        containers.createOneOff(container);
    }

    @Override
    public void startContainer(String name) {
        containers.start(name);
    }

    @Override
    public void awaitHealthy(String name) {
        new Waiting(engine).healthy(name);
    }

    @Override
    public void awaitCompleted(String name) {
        new Waiting(engine).completed(name);
    }

    @Override
    public void awaitProven(String name, Proof proof) {
        new Waiting(engine).proven(name, proof);
    }

    @Override
    public void setRestart(String name, Restart restart) {
        containers.setRestart(name, restart);
    }

    @Override
    public void stepAside(String name, Set<String> networks) {
        new Aside(engine).hide(name, networks);
    }

    @Override
    public void giveNames(String name) {
        new Aside(engine).show(name);
    }

    @Override
    public OptionalInt awaitEnd(String name, Runnable startedAgain) {
        return new Waiting(engine).end(name, startedAgain);
    }

    @Override
    public void stopContainer(String name) {
        containers.stop(name);
    }

    @Override
    public void renameContainer(String from, String to) {
        containers.rename(from, to);
    }

    @Override
    public void removeContainer(String name) {
        containers.remove(name);
    }

    @Override
    public void removeOneOff(String name) {
        containers.removeOneOff(name);
    }

    @Override
    public void removeGuest(String name) {
        containers.removeGuest(name);
    }

    @Override
    public List<String> lastLines(String container, int lines) {
        return new Logs(engine).last(container, lines);
    }

    @Override
    public void logs(String container, LogRequest request, Consumer<LogLine> lines) {
        new Logs(engine).follow(container, request, lines);
    }

    /** What the machine has, in bytes. */
    public long memory() {
        return engine.get("tell of itself", "/info").get("MemTotal").number();
    }

    /** When a container was last started, in seconds since 1970 by the host's clock. */
    public Optional<Long> startedAt(String container) {
        return state(container)
                .map(state -> state.get("StartedAt").text())
                .filter(time -> !time.startsWith("0001-"))
                .map(time -> Instant.parse(time).getEpochSecond());
    }

    public boolean isRunning(String container) {
        return state(container).filter(state -> state.get("Running").isTrue()).isPresent();
    }

    private Optional<Json> state(String container) {
        return engine.find("look at " + container, "/containers/" + container + "/json")
                .map(found -> found.get("State"));
    }

    /** What can be changed of a container while it lives, as it is now; nothing when there is no such container. */
    public Optional<Adjustable> adjustable(String container) {
        return engine.find("look at " + container, "/containers/" + container + "/json")
                .map(AdjustableSettings::of);
    }

    /** What the engine says of a container, secrets and all; nothing when there is none of that name. */
    public Optional<Json> look(String container) {
        return engine.find("look at " + container, "/containers/" + container + "/json");
    }

    /** Makes an image from a container as it is, without what is in its volumes; gives the identifier. */
    public String commit(CommitSpec commit) {
        String id = new Committing(engine, commit).run();
        images.forget(commit.image());
        return id;
    }

    /** The files of its containers. */
    public ContainerFiles files() {
        return new DockerFiles(engine);
    }

    /** The digest of what an image's name means in its registry now. */
    public String registryDigest(Image image) {
        return new RegistryQuestion(engine, image).digest();
    }

    /** The TCP ports that a container's image or file says it listens on, those of engines aside. */
    public SortedSet<Integer> exposedPorts(String container) {
        return new TreeSet<>(engine
                .get("find " + container, "/containers/" + container + "/json")
                .at("Config", "ExposedPorts")
                .members()
                .keySet()
                .stream()
                .map(Exposed::of)
                .filter(exposed -> exposed.protocol() == Protocol.TCP)
                .map(Exposed::port)
                .filter(port -> !ContainerDialer.OF_ENGINES.contains(port))
                .toList());
    }

    /** What the engine says of an image, by its name or identifier. */
    public Optional<Json> lookAtImage(String image) {
        return engine.find("look at image " + image, "/images/" + image + "/json");
    }

    /** The names of a stack's or a compose project's containers, sorted. */
    public List<String> containersOf(String project) {
        return new Observing(engine).containersOf(project);
    }

    /** What could be in a stack's way, and what images are for that are there. */
    public Site site(Collection<Image> there) {
        return new Surveying(engine, way, images).site(there);
    }

    /** The size of each volume in bytes, as far as the engine tells; it may take a while to count. */
    public Map<String, Long> volumeSizes() {
        return new VolumeQuestions(engine).sizes();
    }

    /** The containers that have a volume, by its name. */
    public Map<String, List<VolumeUser>> volumeUsers() {
        return new VolumeQuestions(engine).users();
    }

    /** Opens a volume, on behalf of a stack. */
    public VolumeContent contentOf(String volume, String stack) {
        return VolumeContent.open(engine, stack, volume);
    }

    /**
     * Connections to a port of a container of a stack, published or not. Dialing throws {@link HostException} for what is
     * the container's fault, {@link OutOfReach} when it would never do, {@link IOException} when the way was lost.
     */
    public Dialer toContainer(String stack, String container, int port) {
        return new ContainerDialer(engine, way.reach(), stack, container, port);
    }

    /** Waits until the way to the engine or the engine itself is gone, and throws what to tell of it. */
    public void awaitLoss() {
        new Line(engine, way).awaitLoss();
    }

    @Override
    public Processes processes() {
        return new DockerProcesses(engine);
    }

    @Override
    public Locks locks() {
        return new VolumeLocks(engine);
    }

    @Override
    public Readings readings() {
        return new DockerReadings(engine);
    }

    @Override
    public Ingress ingress() {
        return new DockerIngress(engine);
    }

    @Override
    public void close() {
        engine.close();
        here.ifPresent(Engine::close);
    }
}
