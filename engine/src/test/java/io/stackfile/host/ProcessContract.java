package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every host with real processes promises. */
@Timeout(120)
public abstract class ProcessContract {
    private final String stack = "p" + UUID.randomUUID().toString().substring(0, 8);
    private final Host host = open();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** A host that can pull {@code busybox:latest}. */
    protected abstract Host open();

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
    void aCommandReadsToTheEndOfItsInput() {
        assertEquals(0, exec("12345".getBytes(UTF_8), "wc", "-c"));
        assertEquals("5", output.toString(UTF_8).strip());
    }

    @Test
    void aCommandWithoutInputMeetsItsEndAtOnce() {
        OptionalInt code = host.processes().exec(running(), ExecSpec.of("cat"), streams(Optional.empty()));
        assertEquals(OptionalInt.of(0), code);
    }

    @Test
    void standardErrorStaysApart() {
        assertEquals(4, exec(new byte[0], "sh", "-c", "echo out; echo err >&2; exit 4"));
        assertEquals("out\n", output.toString(UTF_8));
        assertEquals("err\n", errors.toString(UTF_8));
    }

    @Test
    void everyByteArrivesAsItIs() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertEquals(0, exec(all, "cat"));
        assertArrayEquals(all, output.toByteArray());
    }

    @Test
    void muchGoesBothWaysAtOnce() {
        byte[] much = new byte[24 << 20];
        new Random(7).nextBytes(much);
        assertEquals(0, exec(much, "cat"));
        assertArrayEquals(much, output.toByteArray());
    }

    @Test
    void aCommandThatDoesNotReadItsInputEndsAllTheSame() {
        assertEquals(5, exec(new byte[8 << 20], "sh", "-c", "exit 5"));
    }

    @Test
    void aCommandRunsAsAnotherUserElsewhereWithVariables() {
        ExecSpec command = new ExecSpec(
                List.of("sh", "-c", "id -u; pwd; echo $COLOUR"),
                List.of("COLOUR=a b"),
                Optional.of("nobody"),
                Optional.of("/tmp"));
        assertEquals(OptionalInt.of(0), host.processes().exec(running(), command, streams(Optional.empty())));
        assertEquals("65534\n/tmp\na b\n", output.toString(UTF_8));
    }

    @Test
    void aProgramThatIsNotThereIsAnErrorAndNoOutput() {
        String db = running();
        CannotExecute refusal = assertThrows(CannotExecute.class, () -> exec(db, "no-such-program"));
        assertEquals(
                "Docker did not run 'no-such-program' in " + db
                        + ": there is no program 'no-such-program' in the image",
                refusal.getMessage());
        assertEquals(127, refusal.exitCode());
        assertEquals("", output.toString(UTF_8));
        assertThrows(CannotExecute.class, () -> host.processes().launch(db, ExecSpec.of("no-such-program")));
    }

    @Test
    void aFileThatMayNotBeExecutedIsAnErrorOfItsOwn() {
        CannotExecute refusal = assertThrows(CannotExecute.class, () -> exec(running(), "/etc/passwd"));
        assertEquals(126, refusal.exitCode());
    }

    @Test
    void aUserThatIsNotThereIsAnError() {
        ExecSpec command = new ExecSpec(List.of("true"), List.of(), Optional.of("nobodyx"), Optional.empty());
        String db = running();
        CannotExecute refusal =
                assertThrows(CannotExecute.class, () -> host.processes().exec(db, command, streams(Optional.empty())));
        assertEquals(
                "Docker did not run 'true' in " + db + ": the image knows no user 'nobodyx'", refusal.getMessage());
    }

    @Test
    void aProgramsOwn127IsItsOwn() {
        assertEquals(127, exec(new byte[0], "sh", "-c", "echo I looked; exit 127"));
        assertEquals("I looked\n", output.toString(UTF_8));
    }

    @Test
    void aCommandGetsATerminalOfTheSizeOfOurs() {
        FakeScreen screen = new FakeScreen(new Screen.Size(91, 33));
        Streams streams = new Streams(
                Optional.of(InputStream.nullInputStream()), output, errors, Optional.of(screen), DetachKeys.USUAL);
        String script = "until stty size 2>/dev/null | grep -q '33 91'; do sleep 0.1; done; tty -s && stty size";
        assertEquals(OptionalInt.of(0), host.processes().exec(running(), ExecSpec.of("sh", "-c", script), streams));
        assertEquals("33 91\r\n", output.toString(UTF_8));
        assertEquals(1, screen.given, "the terminal was given back");
    }

    @Test
    void theDetachKeysLeaveACommandThatGoesOn() throws Exception {
        String db = running();
        try (PipedOutputStream keyboard = new PipedOutputStream()) {
            LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
            Streams streams = new Streams(
                    Optional.of(new PipedInputStream(keyboard)),
                    ear(heard),
                    errors,
                    Optional.of(new FakeScreen(new Screen.Size(80, 24))),
                    DetachKeys.of("ctrl-a,x"));
            CompletableFuture<OptionalInt> ended = CompletableFuture.supplyAsync(() -> host.processes()
                    .exec(db, ExecSpec.of("sh", "-c", "echo ready; sleep 3; echo on >/tmp/on"), streams));
            heard.take();
            keyboard.write(new byte[] {1, 'x'});
            keyboard.flush();
            assertEquals(OptionalInt.empty(), ended.get());
            assertEquals("ready\r\n", "r" + String.join("", heard));
        }
        assertEquals(0, exec(db, "sh", "-c", "until cat /tmp/on; do sleep 0.1; done"));
        assertTrue(output.toString(UTF_8).endsWith("on\n"), output.toString(UTF_8));
    }

    @Test
    void anAttachedContainerIsHeardFromNowOnToItsEnd() throws Exception {
        String db = start(TestService.called("db")
                .runs("echo before; until [ -e /tmp/go ]; do sleep 0.1; echo on; done; echo after; exit 6")
                .build());
        while (!host.lastLines(db, 1000).contains("before")) {
            Thread.onSpinWait();
        }
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CompletableFuture<OptionalInt> ended = CompletableFuture.supplyAsync(
                () -> host.processes().attach(db, new Streams(Optional.empty(), ear(heard), errors)));
        String first = heard.take();
        host.processes().launch(db, ExecSpec.of("touch", "/tmp/go"));
        assertEquals(OptionalInt.of(6), ended.get());
        assertTrue((first + String.join("", heard)).matches("(on\n)+after\n"), first + heard);
    }

    @Test
    void aContainerThatRunsOnceReadsToTheEndOfItsInput() {
        Service job = TestService.called("job").runs("wc -c; exit 7").reads().build();
        String once = createOneOff(job);
        assertEquals(
                OptionalInt.of(7),
                host.processes().run(once, streams(Optional.of(new ByteArrayInputStream(new byte[3_000_000])))));
        assertEquals("3000000", output.toString(UTF_8).strip());
    }

    @Test
    void aContainerThatRunsOnceHearsSignals() throws Exception {
        Service job = TestService.called("job")
                .runs("trap 'exit 9' TERM; echo ready; while :; do sleep 0.1; done")
                .build();
        String once = createOneOff(job);
        LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
        CompletableFuture<OptionalInt> ended = CompletableFuture.supplyAsync(
                () -> host.processes().run(once, new Streams(Optional.empty(), ear(heard), errors)));
        heard.take();
        host.processes().signal(once, "TERM");
        assertEquals(OptionalInt.of(9), ended.get());
    }

    @Test
    void aContainerThatCannotStartIsAnErrorAndGone() {
        Service job = TestService.called("job").program("no-such-program").build();
        String once = createOneOff(job);
        CannotExecute refusal =
                assertThrows(CannotExecute.class, () -> host.processes().run(once, streams(Optional.empty())));
        assertEquals(
                "Docker did not start " + once + ": there is no program 'no-such-program' in the image",
                refusal.getMessage());
        assertEquals(127, refusal.exitCode());
    }

    @Test
    void aContainerThatRunsOnceIsNotFoundByItsServicesName() {
        Service job = TestService.called("job").build();
        String once = createOneOff(job);
        host.startContainer(once);
        assertEquals(0, exec(running(), "sh", "-c", "! nslookup job"));
    }

    private static OutputStream ear(Queue<String> heard) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                heard.add(Character.toString(one));
            }
        };
    }

    private int exec(byte[] input, String... command) {
        return host.processes()
                .exec(running(), ExecSpec.of(command), streams(Optional.of(new ByteArrayInputStream(input))))
                .getAsInt();
    }

    private int exec(String container, String... command) {
        return host.processes()
                .exec(container, ExecSpec.of(command), streams(Optional.empty()))
                .getAsInt();
    }

    private Streams streams(Optional<InputStream> input) {
        return new Streams(input, output, errors);
    }

    private String running() {
        return start(TestService.called("db").build());
    }

    private String start(Service service) {
        ContainerSpec spec = ContainerSpec.of(shop(service), service, 1, "fp");
        host.createContainer(spec);
        host.startContainer(spec.name());
        return spec.name();
    }

    private String createOneOff(Service service) {
        OneOff once = OneOff.of(shop(service), service, false).numbered(host.observe(stack));
        host.createOneOff(once);
        return once.name();
    }

    private Stack shop(Service service) {
        return new Stack(stack, "/x/stack.yml", List.of(service), List.of());
    }

    /** A terminal that nobody sees. */
    private static final class FakeScreen implements Screen {
        private final Size size;
        private int given;

        FakeScreen(Size size) {
            this.size = size;
        }

        @Override
        public Size size() {
            return size;
        }

        @Override
        public Taken take(Consumer<Size> resized) {
            resized.accept(size);
            return () -> given++;
        }
    }
}
