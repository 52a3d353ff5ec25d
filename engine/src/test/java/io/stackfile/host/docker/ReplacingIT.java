package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.ExecSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.Leftovers;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Proof;
import io.stackfile.host.Standing;
import io.stackfile.host.Streams;
import io.stackfile.host.TestService;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Image;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Settings;
import io.stackfile.model.Stack;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a replacement needs of an engine: a proof that it runs, and names that come and go. */
@Timeout(120)
class ReplacingIT {
    private static final String SERVE =
            "trap 'exit 0' TERM; while true; do (echo $HOSTNAME | nc -l -p 80 -w 1) & wait; done";

    private final String stack = "r" + UUID.randomUUID().toString().substring(0, 8);
    private final DockerHost host = Lab.host();

    @BeforeEach
    void preparesTheNetwork() {
        host.pullImage(Image.of("busybox"), progress -> {});
        host.createNetwork(new NetworkSpec(stack, stack, "5a17"));
    }

    @AfterEach
    void leavesNothing() {
        try (host) {
            Leftovers.remove(host, stack);
        }
    }

    @Test
    void whatStaysUpHasProvedItself() {
        String web = started(TestService.called("web").build(), Standing.ON_TRIAL);
        host.awaitProven(web, proof(1, false));
        assertTrue(host.observe(stack).container(web).orElseThrow().isRunning());
    }

    @Test
    void whatEndsHasNot() {
        String web = started(TestService.called("web").runs("sleep 0.2; exit 3").build(), Standing.ON_TRIAL);
        assertEquals(web + " ended with exit code 3", refusal(web, proof(1, true)));
    }

    @Test
    void whatEndsAgainAndAgainHasNotEither() {
        String web = started(TestService.called("web").runs("exit 3").build(), Standing.ON_TRIAL);
        assertEquals(web + " ended with exit code 3, 3 times", refusal(web, proof(3, true)));
    }

    @Test
    void whatRunsAtTheSecondAttemptHas() {
        String web = started(
                TestService.called("web")
                        .runs("test -e /once || { touch /once; exit 1; }; " + TestService.WAIT)
                        .build(),
                Standing.ON_TRIAL);
        host.awaitProven(web, proof(3, true));
        assertTrue(host.observe(stack).container(web).orElseThrow().isRunning());
    }

    @Test
    void whatEndsWellHasOnlyWhereThatIsWhatItIsFor() {
        String job = started(TestService.called("job").runs("exit 0").build(), Standing.ON_TRIAL);
        host.awaitProven(job, proof(1, true));
        assertEquals(job + " ended with exit code 0", refusal(job, proof(1, false)));
    }

    @Test
    void whatIsUnhealthyHasNotAndItsLastWordsAreTold() {
        String web = started(tested("echo no database; exit 1"), Standing.ON_TRIAL);
        assertEquals(web + " is unhealthy: no database", refusal(web, proof(1, true)));
    }

    @Test
    void whatBecomesHealthyHas() {
        String web = started(tested("test -e /ready || { touch /ready; exit 1; }"), Standing.ON_TRIAL);
        host.awaitProven(web, proof(1, true));
    }

    @Test
    void whatIsOnTrialIsNotStartedAgainByTheEngineUntilItIsToldTo() {
        String web = started(TestService.called("web").restarts("always").build(), Standing.ON_TRIAL);
        assertEquals("no", policy(web));
        host.setRestart(web, new Restart("on-failure", 3));
        assertEquals("on-failure", policy(web));
        host.setRestart(web, Restart.NO);
        assertEquals("no", policy(web));
    }

    @Test
    void namesMoveFromOneToTheOtherWhileConnectionsLive() {
        Service web = TestService.called("web").runs(SERVE).build();
        String old = started(web, Standing.SETTLED);
        String client = started(TestService.called("client").build(), Standing.SETTLED);
        String oldAddress = address(old);
        String next = started(web, Standing.ASIDE);
        assertEquals(List.of(oldAddress), lookUp(client, "web"));

        String nextAddress = address(next);
        host.giveNames(next);
        assertEquals(Set.of(oldAddress, nextAddress), Set.copyOf(lookUp(client, "web")));
        host.stepAside(old, Set.of(stack));
        assertEquals(List.of(nextAddress), lookUp(client, "web"));
        assertEquals(oldAddress, address(old));

        host.stopContainer(old);
        host.giveNames(old);
        host.startContainer(old);
        assertEquals(2, lookUp(client, "web").size());
    }

    @Test
    void aConnectionLivesOnWhileItsServerLosesItsNames() {
        String server = started(
                TestService.called("web")
                        .runs("(for i in 1 2 3 4 5 6 7 8 9; do echo $i; sleep 0.5; done) | nc -l -p 80")
                        .build(),
                Standing.SETTLED);
        String client = started(TestService.called("client").build(), Standing.SETTLED);
        CompletableFuture<List<String>> heard =
                CompletableFuture.supplyAsync(() -> said(client, "sh", "-c", "sleep 9 | nc web 80"));
        while (said(client, "sh", "-c", "grep -c ':0050 01' /proc/net/tcp || true")
                .equals(List.of("0"))) {
            Thread.onSpinWait();
        }
        host.stepAside(server, Set.of(stack));
        assertEquals(List.of(), lookUp(client, "web"));
        assertEquals("1 2 3 4 5 6 7 8 9", String.join(" ", heard.join()));
    }

    @Test
    void aReplacementKeepsItsAddressOverAStart() {
        String next = started(TestService.called("web").build(), Standing.ASIDE);
        host.giveNames(next);
        String address = address(next);
        host.stopContainer(next);
        for (int i = 0; i < 3; i++) {
            started(TestService.called("other" + i).build(), Standing.SETTLED);
        }
        host.startContainer(next);
        assertEquals(address, address(next));
    }

    private static Proof proof(int attempts, boolean mayEnd) {
        return new Proof(Duration.ofSeconds(1), attempts, mayEnd);
    }

    private String refusal(String container, Proof proof) {
        return String.valueOf(assertThrows(HostException.class, () -> host.awaitProven(container, proof))
                .getMessage());
    }

    private static Service tested(String test) {
        return TestService.called("web")
                .runsWith(Settings.USUAL.with(new Healthcheck(
                        Optional.of(List.of("CMD-SHELL", test)),
                        Optional.of(Duration.ofMillis(200)),
                        Optional.empty(),
                        OptionalLong.of(2),
                        Optional.empty(),
                        Optional.empty())))
                .build();
    }

    private String started(Service service, Standing standing) {
        ContainerSpec spec = ContainerSpec.of(
                        new Stack(stack, "/x/stack.yml", List.of(service), List.of()), service, 1, "fp")
                .standing(standing);
        ContainerSpec named = standing == Standing.ASIDE ? spec.named(spec.name() + ".next") : spec;
        host.createContainer(named);
        host.startContainer(named.name());
        return named.name();
    }

    /** Older engines say nothing of a policy that nobody has asked for. */
    private String policy(String container) {
        String said =
                Lab.inspect(container).at("HostConfig", "RestartPolicy", "Name").text();
        return said.isEmpty() ? "no" : said;
    }

    private String address(String container) {
        return Lab.inspect(container)
                .at("NetworkSettings", "Networks", stack, "IPAddress")
                .text();
    }

    /** The addresses behind a name, as a container sees them. */
    private List<String> lookUp(String client, String name) {
        return said(client, "sh", "-c", "nslookup " + name + " 127.0.0.11 2>/dev/null || true").stream()
                .filter(line ->
                        line.matches("Address( \\d+)?: \\d+\\.\\d+\\.\\d+\\.\\d+.*") && !line.contains("127.0.0.11"))
                .map(line -> line.replaceFirst("^Address( \\d+)?: ", "").replaceFirst(" .*", ""))
                .toList();
    }

    private List<String> said(String container, String... words) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        host.processes()
                .exec(
                        container,
                        ExecSpec.of(words),
                        new Streams(Optional.empty(), output, OutputStream.nullOutputStream()));
        return output.toString(UTF_8).lines().toList();
    }
}
