package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Build;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What every host promises. */
public abstract class HostContract {
    private static final Image BUSYBOX = Image.of("busybox");
    private static final String RUN = UUID.randomUUID().toString().substring(0, 8);
    private static final AtomicInteger TESTS = new AtomicInteger();
    private static final LogRequest EVERYTHING = new LogRequest(false, OptionalInt.empty(), Optional.empty(), false);

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
    void findsTheSaltOfTheNetwork() {
        assertTrue(host.observe(stack).network());
        assertEquals("5a17", host.observe(stack).salt());
    }

    @Test
    void knowsAPulledImageByItsName() {
        assertTrue(host.observe(stack).image(BUSYBOX).isPresent());
    }

    @Test
    void knowsSinceWhenItHasAnImageAlsoOnePulledAgain() {
        Instant before = host.clock();
        host.pullImage(BUSYBOX, progress -> {});
        Instant since = host.imageSince(BUSYBOX).orElseThrow();
        assertFalse(since.isBefore(before), since + " is before " + before);
        assertFalse(since.isAfter(host.clock()), since::toString);
        assertEquals(Optional.empty(), host.imageSince(Image.of("nobody/nothing")));
    }

    @Test
    void waitsForTheEndOfAContainerAndTellsHowItEnded() {
        start(TestService.called("db").runs("exit 3").build());
        assertEquals(OptionalInt.of(3), host.awaitEnd(stack + "-db-1", () -> {}));
        host.removeContainer(stack + "-db-1");
        assertEquals(OptionalInt.empty(), host.awaitEnd(stack + "-db-1", () -> {}));
    }

    @Test
    void refusesToPullWhatNoRegistryHas() {
        refuses(
                "Docker did not pull nobody/nothing:latest: ",
                () -> host.pullImage(Image.of("nobody/nothing"), p -> {}));
    }

    @Test
    void refusesToPushWhatItDoesNotHave() {
        refuses(
                "Docker did not push nobody/nothing:latest: it is not on the host",
                () -> host.pushImage(Image.of("nobody/nothing"), p -> {}));
    }

    @Test
    void buildsAnImageAndTellsTheSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        Image image = build("FROM busybox", steps);
        assertTrue(host.observe(stack).image(image).isPresent());
        assertTrue(steps.get(0).startsWith("Step 1/1 : FROM "), steps::toString);
    }

    @Test
    void refusesASecondNetworkOfThatName() {
        refuses(
                "Docker did not create network " + stack + ": there is one of that name already",
                () -> host.createNetwork(new NetworkSpec(stack, stack, "other")));
        assertEquals("5a17", host.observe(stack).salt());
    }

    @Test
    void removesANetwork() {
        host.removeNetwork(stack);
        assertFalse(host.observe(stack).network());
    }

    @Test
    void refusesToRemoveANetworkThatIsNotThere() {
        refuses("Docker did not remove network nothing: ", () -> host.removeNetwork("nothing"));
    }

    @Test
    void refusesToRemoveANetworkOnWhichAContainerRuns() {
        start(TestService.called("db").build());
        refuses("Docker did not remove network " + stack + ": containers run on it", () -> host.removeNetwork(stack));
    }

    @Test
    void refusesToRunAContainerWithoutItsNetwork() {
        host.removeNetwork(stack);
        HostException refusal = assertThrows(
                HostException.class, () -> start(TestService.called("db").build()));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("there is no network " + stack), refusal::toString);
    }

    @Test
    void makesAVolumeOnceHoweverOftenItIsAsked() {
        VolumeSpec data = new VolumeSpec(stack + "_data", stack, "data");
        host.createVolume(data);
        host.createVolume(data);
        assertEquals(
                List.of(new Observed.Volume(stack + "_data", "data")),
                host.observe(stack).volumes());
    }

    @Test
    void removesAVolume() {
        host.createVolume(new VolumeSpec(stack + "_data", stack, "data"));
        host.removeVolume(stack + "_data");
        assertFalse(host.observe(stack).hasVolume(stack + "_data"));
    }

    @Test
    void refusesToRemoveAVolumeThatIsNotThere() {
        refuses("Docker did not remove volume nothing: there is no such volume", () -> host.removeVolume("nothing"));
    }

    @Test
    void refusesToRemoveAVolumeOfAContainerEvenOfOneThatDoesNotRun() {
        host.createVolume(new VolumeSpec(stack + "_data", stack, "data"));
        create(TestService.called("db")
                .mounts(new Mount.Named("data", "/data", false))
                .build());
        refuses(
                "Docker did not remove volume " + stack + "_data: a container uses it",
                () -> host.removeVolume(stack + "_data"));
    }

    @Test
    void makesAContainerWithoutStartingIt() {
        Service service = TestService.called("web").linksTo("db", "db").build();
        Service db = TestService.called("db").build();
        host.createContainer(ContainerSpec.of(
                new Stack(stack, "/x/stack.yml", List.of(db, service), List.of()), service, 2, "fp 1"));
        Observed observed = host.observe(stack);
        Observed.Container container = observed.container(stack + "-web-2").orElseThrow();
        assertEquals("created", container.state());
        assertFalse(container.isAlive());
        assertEquals("web", container.service());
        assertEquals(2, container.number());
        assertEquals("fp 1", container.fingerprint());
        assertEquals("busybox:latest", container.image());
        assertEquals(observed.image(BUSYBOX), Optional.of(container.imageId()));
        assertEquals(List.of("db"), container.after());
    }

    @Test
    void refusesASecondContainerOfThatName() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not create " + db + ": the name is in use by another container",
                () -> create(TestService.called("db").build()));
    }

    @Test
    void refusesAContainerOfAnImageThatIsNotThere() {
        refuses(
                "Docker did not create " + stack + "-db-1: image nobody/nothing:latest is not on the host",
                () -> create(TestService.called("db").image("nobody/nothing").build()));
    }

    @Test
    void refusesAContainerLinkedToAServiceWhoseImageIsNotThere() {
        Service db = TestService.called("db").image("nobody/nothing").build();
        Service web = TestService.called("web").linksTo("db", "db").build();
        refuses(
                "Docker did not create " + stack + "-web-1: image nobody/nothing:latest is not on the host",
                () -> create(db, web));
    }

    @Test
    void startsAContainer() {
        String db = start(TestService.called("db").build());
        assertTrue(container(db).isRunning());
        assertTrue(container(db).status().startsWith("Up "), container(db)::status);
    }

    @Test
    void startingWhatRunsChangesNothing() {
        String db = start(TestService.called("db").build());
        host.startContainer(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    void stopsAContainerAndStartsItAgain() {
        String db = start(TestService.called("db").build());
        host.stopContainer(db);
        assertEquals("exited", container(db).state());
        host.startContainer(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    void stoppingWhatDoesNotRunChangesNothing() {
        String db = create(TestService.called("db").build());
        host.stopContainer(db);
        assertEquals("created", container(db).state());
    }

    @Test
    void refusesToDoAnythingToAContainerThatIsNotThere() {
        refuses("Docker did not start nothing: there is no such container", () -> host.startContainer("nothing"));
        refuses("Docker did not stop nothing: there is no such container", () -> host.stopContainer("nothing"));
        refuses("Docker did not remove nothing: there is no such container", () -> host.removeContainer("nothing"));
        refuses(
                "Docker did not rename nothing to some: there is no such container",
                () -> host.renameContainer("nothing", "some"));
        refuses(
                "Docker did not show the log of nothing: there is no such container",
                () -> host.logs("nothing", EVERYTHING, line -> {}));
        assertThrows(HostException.class, () -> host.awaitHealthy("nothing"));
        assertThrows(HostException.class, () -> host.awaitCompleted("nothing"));
    }

    @Test
    void renamesAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        host.renameContainer(db, Names.kept(db, 3));
        assertTrue(container(Names.kept(db, 3)).isRunning());
        assertEquals(Optional.empty(), host.observe(stack).container(db));
    }

    @Test
    void refusesToRenameToANameInUse() {
        String db = create(TestService.called("db").build());
        String web = create(TestService.called("web").build());
        refuses(
                "Docker did not rename " + db + " to " + web + ": the name is in use by another container",
                () -> host.renameContainer(db, web));
    }

    @Test
    void removesAContainerThatDoesNotRun() {
        String db = create(TestService.called("db").build());
        host.removeContainer(db);
        assertEquals(List.of(), host.observe(stack).containers());
    }

    @Test
    void refusesToRemoveAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        refuses("Docker did not remove " + db + ": it is running", () -> host.removeContainer(db));
    }

    @Test
    void givesAnUnnamedVolumeANameThatOutlivesTheContainer() {
        String db = create(TestService.called("db")
                .mounts(new Mount.Anonymous("/data/db", false))
                .build());
        host.removeContainer(db);
        assertEquals(
                List.of(new Observed.Volume(stack + "_db-1_data-db", "db-1_data-db")),
                host.observe(stack).volumes());
    }

    @Test
    void givesTheVolumesOfAnImageNamesToo() throws IOException {
        Image image = build("FROM busybox\nVOLUME /one\nVOLUME /two", new ArrayList<>());
        host.createVolume(new VolumeSpec(stack + "_mine", stack, "mine"));
        create(TestService.called("db")
                .image(image.name())
                .mounts(new Mount.Named("mine", "/one", false))
                .build());
        assertEquals(
                List.of(stack + "_db-1_two", stack + "_mine"),
                host.observe(stack).volumes().stream()
                        .map(Observed.Volume::name)
                        .toList());
    }

    @Test
    void publishesAPort() {
        String web = start(TestService.called("web").publishes("47001", 80).build());
        assertTrue(
                container(web).ports().contains(new Observed.Published("0.0.0.0", 47001, Exposed.of("80/tcp"))),
                container(web)::toString);
    }

    @Test
    void refusesToStartOnAPortInUseAndLeavesTheContainer() {
        start(TestService.called("first").publishes("47002", 80).build());
        String second =
                create(TestService.called("second").publishes("47002", 80).build());
        refuses(
                "Docker did not start " + second + ": port 47002 of the host is in use by another container",
                () -> host.startContainer(second));
        assertEquals("created", container(second).state());
        host.stopContainer(stack + "-first-1");
        host.startContainer(second);
        assertTrue(container(second).isRunning());
    }

    @Test
    void takesAPortOfARangeThatIsFree() {
        String first =
                start(TestService.called("first").publishes("47003-47004", 80).build());
        String second =
                start(TestService.called("second").publishes("47003-47004", 80).build());
        assertNotEquals(
                container(first).ports().get(0).port(),
                container(second).ports().get(0).port());
    }

    @Test
    void waitsForTheEnd() {
        String job = start(TestService.called("job").runs("exit 0").build());
        host.awaitCompleted(job);
        assertTrue(container(job).isCompleted());
    }

    @Test
    void saysWithWhichCodeAJobFailed() {
        String job = start(TestService.called("job").runs("exit 3").build());
        refuses(job + " ended with exit code 3", () -> host.awaitCompleted(job));
    }

    @Test
    void saysThatAContainerEndedBeforeItWasHealthy() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK --interval=1h CMD true", new ArrayList<>());
        String db = start(
                TestService.called("db").image(image.name()).runs("exit 4").build());
        refuses(db + " ended with exit code 4 before it was healthy", () -> host.awaitHealthy(db));
    }

    @Test
    void waitsForHealth() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK --interval=100ms CMD true", new ArrayList<>());
        String db = start(TestService.called("db").image(image.name()).build());
        host.awaitHealthy(db);
        assertTrue(container(db).isRunning());
    }

    @Test
    void refusesToWaitForWhatWasNeverStarted() {
        String db = create(TestService.called("db").build());
        refuses("Docker did not tell when " + db + " is healthy: it was never started", () -> host.awaitHealthy(db));
        refuses("Docker did not tell when " + db + " has ended: it was never started", () -> host.awaitCompleted(db));
    }

    @Test
    void keepsTheLastLines() {
        String job = start(TestService.called("job")
                .runs("echo one; echo two; echo three; exit 1")
                .build());
        assertThrows(HostException.class, () -> host.awaitCompleted(job));
        assertEquals(List.of("two", "three"), host.lastLines(job, 2));
    }

    @Test
    void hasNoLastLinesOfAContainerThatIsNotThere() {
        assertEquals(List.of(), host.lastLines("nothing", 5));
    }

    @Test
    void passesOnTheLog() {
        String job = start(
                TestService.called("job").runs("echo one; echo two; exit 0").build());
        host.awaitCompleted(job);
        List<LogLine> lines = new ArrayList<>();
        host.logs(job, EVERYTHING, lines::add);
        assertEquals(List.of(new LogLine(job, "", false, "one"), new LogLine(job, "", false, "two")), lines);
    }

    @Test
    void passesOnWhatACommandSaysAndItsExitCode() {
        String db = start(TestService.called("db").build());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        OptionalInt code = host.processes()
                .exec(
                        db,
                        ExecSpec.of("sh", "-c", "echo one; exit 3"),
                        new Streams(Optional.empty(), said, OutputStream.nullOutputStream()));
        assertEquals(OptionalInt.of(3), code);
        assertEquals("one\n", said.toString(UTF_8));
    }

    @Test
    void refusesToRunACommandWhereNothingRuns() {
        String db = create(TestService.called("db").build());
        ExecSpec command = ExecSpec.of("sh", "-c", "exit 0");
        refuses(
                "Docker did not run 'sh' in " + db + ": it does not run",
                () -> host.processes().exec(db, command, nowhere()));
        refuses(
                "Docker did not run 'sh' in " + db + ": it does not run",
                () -> host.processes().launch(db, command));
        refuses(
                "Docker did not run 'sh' in nothing: there is no such container",
                () -> host.processes().exec("nothing", command, nowhere()));
    }

    @Test
    void pausesWhatRunsAndLetsItGoOn() {
        String db = start(TestService.called("db").build());
        host.processes().pause(db);
        assertEquals("paused", container(db).state());
        assertTrue(container(db).isAlive());
        assertTrue(container(db).status().endsWith("(Paused)"), container(db)::status);
        refuses(
                "Docker did not pause " + db + ": it is paused already",
                () -> host.processes().pause(db));
        refuses("Docker did not remove " + db + ": it is paused", () -> host.removeContainer(db));
        host.processes().unpause(db);
        assertTrue(container(db).isRunning());
        refuses(
                "Docker did not unpause " + db + ": it is not paused",
                () -> host.processes().unpause(db));
    }

    @Test
    void killsWhatRunsAlsoWhenItIsPaused() {
        String db = start(TestService.called("db").build());
        host.processes().pause(db);
        host.processes().signal(db, "KILL");
        assertEquals(OptionalInt.of(137), host.awaitEnd(db, () -> {}));
    }

    @Test
    void refusesToSignalOrPauseWhatDoesNotRun() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not send HUP to " + db + ": it does not run",
                () -> host.processes().signal(db, "HUP"));
        refuses(
                "Docker did not pause " + db + ": it does not run",
                () -> host.processes().pause(db));
        refuses(
                "Docker did not unpause " + db + ": it is not paused",
                () -> host.processes().unpause(db));
        refuses(
                "Docker did not send HUP to nothing: there is no such container",
                () -> host.processes().signal("nothing", "HUP"));
        refuses(
                "Docker did not pause nothing: there is no such container",
                () -> host.processes().pause("nothing"));
        refuses(
                "Docker did not unpause nothing: there is no such container",
                () -> host.processes().unpause("nothing"));
    }

    @Test
    void refusesToAttachToWhatDoesNotRun() {
        String db = create(TestService.called("db").build());
        refuses(
                "Docker did not attach to " + db + ": it does not run",
                () -> host.processes().attach(db, nowhere()));
        refuses(
                "Docker did not attach to nothing: there is no such container",
                () -> host.processes().attach("nothing", nowhere()));
        refuses(
                "Docker did not start nothing: there is no such container",
                () -> host.processes().run("nothing", nowhere()));
    }

    @Test
    void runsAContainerOnceAndRemovesIt() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String once =
                createOneOff(TestService.called("job").runs("echo one; exit 3").build(), false);
        assertTrue(container(once).oneOff());
        assertEquals(
                OptionalInt.of(3),
                host.processes().run(once, new Streams(Optional.empty(), said, OutputStream.nullOutputStream())));
        assertEquals("one\n", said.toString(UTF_8));
        assertEquals(List.of(), host.observe(stack).containers());
    }

    @Test
    void keepsAContainerThatRanOnceWhenToldTo() {
        String once =
                createOneOff(TestService.called("job").runs("echo one; exit 0").build(), true);
        assertEquals(OptionalInt.of(0), host.processes().run(once, nowhere()));
        assertTrue(container(once).isCompleted());
        assertEquals(List.of(), host.observe(stack).members());
    }

    @Test
    void givesAContainerThatRunsOnceNoVolumeThatWouldOutliveIt() {
        Service job = TestService.called("job")
                .runs("exit 0")
                .mounts(new Mount.Anonymous("/data", false))
                .build();
        host.processes().run(createOneOff(job, false), nowhere());
        assertEquals(List.of(), host.observe(stack).volumes());
    }

    @Test
    void removesAContainerThatRunsOnceWhetherItRunsOrNot() {
        String once = createOneOff(TestService.called("job").build(), false);
        host.startContainer(once);
        host.removeOneOff(once);
        assertEquals(List.of(), host.observe(stack).containers());
        host.removeOneOff(once);
        host.removeOneOff(createOneOff(TestService.called("job").build(), true));
        assertEquals(List.of(), host.observe(stack).containers());
    }

    private String createOneOff(Service service, boolean kept) {
        OneOff once = OneOff.of(new Stack(stack, "/x/stack.yml", List.of(service), List.of()), service, kept)
                .numbered(host.observe(stack));
        host.createOneOff(once);
        assertEquals(stack + "-job-run-1", once.name());
        return once.name();
    }

    private static Streams nowhere() {
        return new Streams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
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

    @Test
    void measuresWhatRunsAndNothingElse() {
        String db = start(TestService.called("db").build());
        create(TestService.called("web").build());
        List<Usage> before = host.readings().usage(stack);
        assertEquals(List.of(db), before.stream().map(Usage::container).toList());
        assertEquals("db", before.get(0).service());
        assertTrue(before.get(0).memory() > 0, before::toString);
        assertTrue(before.get(0).memoryLimit() > before.get(0).memory(), before::toString);
        assertTrue(before.get(0).processes() > 0, before::toString);
        assertTrue(before.get(0).processor().used() > 0, before::toString);
        assertTrue(
                before.get(0).processor().passed() > before.get(0).processor().used(), before::toString);
        host.stopContainer(db);
        assertEquals(List.of(), host.readings().usage(stack));
        assertEquals(List.of(), host.readings().usage(stack + "-other"));
    }

    @Test
    void listsTheProcessesOfAContainerThatRuns() {
        String db = start(TestService.called("db").build());
        ProcessTable table = host.readings().processes(db);
        assertTrue(table.titles().containsAll(List.of("PID", "CMD")), table::toString);
        assertFalse(table.rows().isEmpty());
        table.rows().forEach(row -> assertEquals(table.titles().size(), row.size(), table::toString));
        host.stopContainer(db);
        refuses(
                "Docker did not list the processes of " + db + ": it does not run",
                () -> host.readings().processes(db));
        refuses(
                "Docker did not list the processes of nothing: there is no such container",
                () -> host.readings().processes("nothing"));
    }

    @Test
    void tellsWhatHappenedToAStackAndToNoOther() {
        Instant since = host.clock();
        String job = create(TestService.called("job").runs("exit 3").build());
        host.createVolume(new VolumeSpec(stack + "_data", stack, "data"));
        host.startContainer(job);
        host.awaitEnd(job, () -> {});
        host.removeContainer(job);
        host.removeVolume(stack + "_data");
        Instant until = host.clock();
        List<Happening> all = happenings(stack, since, until);
        List<Happening> its =
                all.stream().filter(happening -> happening.name().equals(job)).toList();
        assertEquals(
                List.of("create", "start", "die", "destroy"),
                its.stream().map(Happening::action).toList());
        assertEquals("container", its.get(0).type());
        assertEquals("job", its.get(0).service());
        assertEquals("3", its.get(2).details().get("exitCode"));
        assertEquals(
                List.of("create", "destroy"),
                all.stream()
                        .filter(happening -> happening.type().equals("volume"))
                        .filter(happening -> happening.name().equals(stack + "_data"))
                        .map(Happening::action)
                        .toList());
        assertEquals(List.of(), happenings(stack + "-other", since, until));
        assertEquals(List.of(), happenings(stack, since.minusSeconds(3000), since.minusSeconds(2000)));
    }

    private List<Happening> happenings(String of, Instant since, Instant until) {
        List<Happening> heard = new ArrayList<>();
        host.readings().happenings(of, Optional.of(since), Optional.of(until), heard::add);
        return heard;
    }

    @Test
    void tellsOfAnImage() {
        String id = host.observe(stack).image(BUSYBOX).orElseThrow();
        ImageReading image = host.readings().image(id).orElseThrow();
        assertEquals(id, image.id());
        assertTrue(image.bytes() > 0, image::toString);
        assertTrue(image.platform().startsWith("linux/"), image::toString);
        assertEquals(Optional.empty(), host.readings().image("sha256:" + "0".repeat(64)));
    }

    private String start(Service... services) {
        String name = create(services);
        host.startContainer(name);
        return name;
    }

    /** Makes a container of the last of these services. */
    private String create(Service... services) {
        Service last = services[services.length - 1];
        ContainerSpec spec =
                ContainerSpec.of(new Stack(stack, "/x/stack.yml", List.of(services), List.of()), last, 1, "fp");
        host.createContainer(spec);
        return spec.name();
    }

    private Observed.Container container(String name) {
        return host.observe(stack).container(name).orElseThrow();
    }

    private Image build(String dockerfile, List<String> steps) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Image image = Image.of(stack + "-built");
        built.add(image);
        host.buildImage(
                image,
                new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false),
                far -> steps.add(far.words()));
        return image;
    }

    private static void refuses(String beginning, Executable deed) {
        String message = assertThrows(HostException.class, deed).getMessage();
        assertTrue(
                String.valueOf(message).startsWith(beginning),
                () -> "expected: " + beginning + "\nbut was: " + message);
    }
}
