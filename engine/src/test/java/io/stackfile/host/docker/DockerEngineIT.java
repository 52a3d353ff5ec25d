package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Frame;
import io.stackfile.host.ContainerSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.Leftovers;
import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.TestService;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What only an engine can show. */
@Timeout(120)
final class DockerEngineIT {
    private final String stack = "e" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final DockerHost host = Lab.host(counting(new HttpClient(Lab.dialer())));
    private final Engine engine = Lab.engine();
    private final List<Image> built = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

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
            built.forEach(Lab::removeImage);
        }
    }

    @Test
    void whatANetworkWasOutlivesWhoIsInterruptedBetweenItsEndAndItsBeginning() throws IOException {
        Observed.Network was = host.observe(stack).networks().get(0);
        new Renewing(engine).remember(engine.get("look", "/networks/" + stack));
        engine.order("DELETE", "/networks/" + stack, Optional.empty());

        Observed between = host.observe(stack);
        assertEquals(List.of(), between.networks());
        assertEquals(List.of(was), between.lost());
        assertEquals("5a17", between.salt());

        host.createNetwork(new NetworkSpec(stack, stack, between.salt()).after(was.forms(), 2));
        Observed after = host.observe(stack);
        assertEquals(List.of(), after.lost());
        assertEquals(Optional.of(was.form()), after.networks().get(0).formAt(1));
        assertEquals(Optional.empty(), engine.find("look", "/volumes/" + stack + ".was"));
    }

    @Test
    void asksAtMostFourTimesToSeeAStack() {
        host.observe(stack);
        asked.clear();
        host.observe(stack);
        assertEquals(4, asked.size(), asked::toString);
    }

    @Test
    void showsLinkVariablesToTheContainer() throws IOException {
        Service db = TestService.called("db")
                .image(build("FROM busybox\nEXPOSE 27017\nENV MAJOR=4").name())
                .variable("MODE", "fast")
                .build();
        Service web = TestService.called("web")
                .runs("env; exit 0")
                .linksTo("db", "store")
                .variable("STORE_ENV_MODE", "mine")
                .build();
        List<String> variables = output(db, web);
        assertTrue(variables.contains("STORE_PORT_27017_TCP_ADDR=db"), variables::toString);
        assertTrue(variables.contains("STORE_1_PORT=tcp://db-1:27017"), variables::toString);
        assertTrue(variables.contains("STORE_ENV_MAJOR=4"), variables::toString);
        assertTrue(variables.contains("STORE_ENV_MODE=mine"), variables::toString);
    }

    @Test
    void findsALinkedServiceByItsAliasAndItsName() {
        Service db = TestService.called("db").build();
        host.createContainer(spec(1, db));
        host.startContainer(stack + "-db-1");
        Service web = TestService.called("web")
                .runs(
                        "for name in db db-1 store store-1; do nslookup $name 127.0.0.11 >/dev/null && echo $name; done; exit 0")
                .linksTo("db", "store")
                .build();
        assertEquals(List.of("db", "db-1", "store", "store-1"), output(db, web));
    }

    @Test
    void writesTheSubnetDown() {
        Json network = engine.get("look", "/networks/" + stack);
        String subnet =
                network.at("IPAM", "Config").items().get(0).get("Subnet").text();
        assertTrue(subnet.endsWith("/16") || subnet.endsWith("/20"), subnet);
        engine.run("connect with an address of one's own", docker -> {
            host.createContainer(spec(1, TestService.called("db").build()));
            docker.disconnectFromNetworkCmd()
                    .withContainerId(stack + "-db-1")
                    .withNetworkId(stack)
                    .exec();
            docker.connectToNetworkCmd()
                    .withContainerId(stack + "-db-1")
                    .withNetworkId(stack)
                    .withContainerNetwork(new com.github.dockerjava.api.model.ContainerNetwork()
                            .withIpamConfig(new com.github.dockerjava.api.model.ContainerNetwork.Ipam()
                                    .withIpv4Address(subnet.replaceFirst("\\.0/.*", ".77"))))
                    .exec();
        });
    }

    @Test
    void passesOnTheEndOfInputToAProgram() {
        host.createContainer(spec(1, TestService.called("db").build()));
        host.startContainer(stack + "-db-1");
        StringBuilder output = new StringBuilder();
        engine.run("count", docker -> {
            String exec = docker.execCreateCmd(stack + "-db-1")
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withCmd("wc", "-c")
                    .exec()
                    .getId();
            try {
                docker.execStartCmd(exec)
                        .withStdIn(new ByteArrayInputStream("hello".getBytes(UTF_8)))
                        .exec(new ResultCallback.Adapter<Frame>() {
                            @Override
                            public void onNext(Frame frame) {
                                output.append(new String(frame.getPayload(), UTF_8));
                            }
                        })
                        .awaitCompletion();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals("5", output.toString().strip());
    }

    @Test
    void keepsTheDataOfAnImagesVolumeWhenTheContainerGoes() throws IOException {
        Image image = build("FROM busybox\nRUN mkdir /data && echo first >/data/file\nVOLUME /data");
        Service keeper = TestService.called("db")
                .image(image.name())
                .runs("cat /data/file; echo second >/data/file")
                .build();
        assertEquals(List.of("first"), output(keeper));
        host.removeContainer(stack + "-db-1");
        assertEquals(List.of("second"), output(keeper));
    }

    @Test
    void tellsOutputFromErrorsAndWhen() {
        Service job = TestService.called("job")
                .runs("echo out; echo err >&2; printf 'no €nd'")
                .build();
        output(job);
        List<LogLine> lines = new ArrayList<>();
        host.logs(stack + "-job-1", new LogRequest(true, OptionalInt.empty(), Optional.of(0L), true), lines::add);
        assertTrue(lines.stream().allMatch(line -> line.timestamp().matches("20\\d\\d-.*T.*Z")), lines::toString);
        assertEquals(
                List.of("err"),
                lines.stream().filter(LogLine::error).map(LogLine::text).toList());
        assertEquals(
                List.of("out", "no €nd"),
                lines.stream().filter(line -> !line.error()).map(LogLine::text).toList());
    }

    @Test
    void putsAVeryLongLineTogether() {
        Service job = TestService.called("job")
                .runs("head -c 100000 /dev/zero | tr '\\0' x; echo; echo end; exit 0")
                .build();
        output(job);
        List<LogLine> lines = new ArrayList<>();
        host.logs(stack + "-job-1", new LogRequest(false, OptionalInt.empty(), Optional.empty(), true), lines::add);
        assertEquals(
                List.of(100_000, 3),
                lines.stream().map(line -> line.text().length()).toList());
    }

    @Test
    void readsWhatATerminalShows() {
        assertEquals(
                List.of("one", "two"),
                output(TestService.called("job")
                        .onATerminal()
                        .runs("echo one; echo two; exit 0")
                        .build()));
    }

    @Test
    void saysThatAContainerIsUnhealthyAndWhatItsProbeSaid() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK --interval=50ms --retries=1 CMD echo out of order; exit 1");
        host.createContainer(
                spec(1, TestService.called("db").image(image.name()).build()));
        host.startContainer(stack + "-db-1");
        refuses(stack + "-db-1 is unhealthy: out of order", () -> host.awaitHealthy(stack + "-db-1"));
    }

    @Test
    void saysThatNobodyCanTellWhetherAContainerIsHealthy() {
        host.createContainer(spec(1, TestService.called("db").build()));
        host.startContainer(stack + "-db-1");
        refuses(stack + "-db-1 has no healthcheck", () -> host.awaitHealthy(stack + "-db-1"));
    }

    @Test
    void doesNotWaitForWhatEndsAgainAndAgain() throws IOException {
        Image image = build("FROM busybox\nHEALTHCHECK CMD true");
        Service crashing = TestService.called("db")
                .image(image.name())
                .runs("exit 9")
                .restarts("always")
                .build();
        host.createContainer(spec(1, crashing));
        host.startContainer(stack + "-db-1");
        refuses(stack + "-db-1 ended with exit code 9 before it was healthy", () -> host.awaitHealthy(stack + "-db-1"));
    }

    @Test
    void saysThatThereIsNoSuchProgram() {
        Service service = TestService.called("db").program("sevre").build();
        host.createContainer(spec(1, service));
        refuses(
                "Docker did not start " + stack + "-db-1: there is no program 'sevre' in the image",
                () -> host.startContainer(stack + "-db-1"));
        assertEquals("created", host.observe(stack).containers().get(0).state());
    }

    @Test
    void tellsWhyABuildFailedAndKeepsSecretsOut() throws IOException {
        Files.writeString(
                folder.resolve("Dockerfile"),
                "FROM busybox\nARG TOKEN\nRUN echo the token is $TOKEN && echo almost && exit 7");
        Build build = new Build(
                folder.toString(),
                "Dockerfile",
                new TreeMap<>(Map.of("TOKEN", Value.of("TOKEN", "t0psecret"))),
                Optional.empty(),
                false);
        List<String> steps = new ArrayList<>();
        String message = String.valueOf(assertThrows(
                        HostException.class,
                        () -> host.buildImage(Image.of(stack + "-x"), build, far -> steps.add(far.words())))
                .getMessage());
        assertTrue(message.contains("returned a non-zero code: 7"), message);
        assertTrue(message.contains("    the token is ***\n    almost"), message);
        assertTrue(!message.contains("t0psecret"), message);
        assertEquals(3, steps.size());
    }

    @Test
    void tellsThatADockerfileCannotBeReadThoughTheContextIsBig() throws IOException {
        Files.write(folder.resolve("big"), new byte[20_000_000]);
        refuses("Docker did not build " + stack + "-built:latest: ", () -> build("FRUM busybox"));
    }

    @Test
    void tellsThatTheRegistryHasNoSuchImage() {
        refuses(
                "Docker did not pull nobody/nothing:latest: ",
                () -> host.pullImage(Image.of("nobody/nothing"), progress -> {}));
    }

    @Test
    void makesNetworksAtOnceWithoutGivingASubnetTwice() {
        List<String> names = List.of(stack + "a", stack + "b", stack + "c", stack + "d");
        try {
            names.parallelStream().forEach(name -> host.createNetwork(new NetworkSpec(name, name, "5a17")));
        } finally {
            names.forEach(name -> Leftovers.remove(host, name));
        }
    }

    /** What a service's only container writes until it ends. */
    private List<String> output(Service... services) {
        ContainerSpec spec = spec(1, services);
        host.createContainer(spec);
        host.startContainer(spec.name());
        host.awaitCompleted(spec.name());
        return host.lastLines(spec.name(), 100);
    }

    private ContainerSpec spec(int number, Service... services) {
        return ContainerSpec.of(
                new Stack(stack, "", List.of(services), List.of()), services[services.length - 1], number, "fp");
    }

    private Image build(String dockerfile) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), dockerfile);
        Image image = Image.of(stack + "-built");
        host.buildImage(
                image,
                new Build(folder.toString(), "Dockerfile", new TreeMap<>(), Optional.empty(), false),
                step -> {});
        built.add(image);
        return image;
    }

    private Http counting(Http http) {
        return new Http() {
            @Override
            public HttpResponse send(HttpRequest request) throws IOException {
                asked.add(request.method() + " " + request.target());
                return http.send(request);
            }

            @Override
            public void close() {
                http.close();
            }
        };
    }

    private static void refuses(String beginning, org.junit.jupiter.api.function.Executable deed) {
        String message = assertThrows(HostException.class, deed).getMessage();
        assertTrue(
                String.valueOf(message).startsWith(beginning),
                () -> "expected: " + beginning + "\nbut was: " + message);
    }
}
