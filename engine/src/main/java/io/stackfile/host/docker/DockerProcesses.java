package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.ExecSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.Processes;
import io.stackfile.host.Screen;
import io.stackfile.host.Streams;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs commands in containers and joins those that run, over connections that the engine hands over to both sides. */
record DockerProcesses(Engine engine) implements Processes {
    private static final int ATTEMPTS_TO_RESIZE = 8;
    private static final long SHORTEST_REST = 10_000_000L;
    private static final long LONGEST_REST = 2_000_000_000L;

    @Override
    public OptionalInt exec(String container, ExecSpec command, Streams streams) {
        String deed = deed(container, command);
        boolean terminal = streams.screen().isPresent();
        Conversation talk = new Conversation(streams, terminal, true);
        try {
            String id = prepare(
                    container,
                    request(command)
                            .with("AttachStdin", talk.isListening())
                            .with("AttachStdout", true)
                            .with("AttachStderr", true)
                            .with("Tty", terminal)
                            .with("DetachKeys", streams.keys()));
            JsonObject start = new JsonObject().with("Detach", false).with("Tty", terminal);
            streams.screen()
                    .map(Screen::size)
                    .ifPresent(size -> start.with("ConsoleSize", List.of(size.rows(), size.columns())));
            try (HttpResponse answer = engine.connect("/exec/" + id + "/start", Optional.of(start), talk.input())) {
                hear(talk, answer, "/exec/" + id, name(command) + " may go on in " + container);
            }
            return talk.isLeft()
                    ? OptionalInt.empty()
                    : outcome(deed, id, talk, name(command) + " may go on in " + container);
        } catch (IOException | EngineError e) {
            throw engine.refusals().told(deed, e);
        }
    }

    private OptionalInt outcome(String deed, String id, Conversation talk, String fate) {
        Json process = ended(deed, id, fate);
        int code = (int) process.get("ExitCode").number();
        if (process.get("Running").isTrue()) {
            throw lost(fate);
        }
        Optional<String> refusal = talk.refusal(code);
        if (refusal.isPresent()) {
            throw Starting.refused(deed, refusal.get());
        }
        return OptionalInt.of(code);
    }

    /** The stream may end a moment before the engine hears of the end of a process that has not read all of its input. */
    private Json ended(String deed, String id, String fate) {
        Supplier<Json> question = () -> reached(fate, () -> engine.get(deed, "/exec/" + id + "/json"));
        Json process = question.get();
        for (long rest = SHORTEST_REST; process.get("Running").isTrue() && rest < LONGEST_REST; rest *= 2) {
            LockSupport.parkNanos(rest);
            process = question.get();
        }
        return process;
    }

    @Override
    public void launch(String container, ExecSpec command) {
        String deed = deed(container, command);
        engine.doing(deed, () -> {
            String start = "/exec/" + prepare(container, request(command)) + "/start";
            Starting.attempt(
                    deed, () -> engine.order("POST", start, Optional.of(new JsonObject().with("Detach", true))));
        });
    }

    private String prepare(String container, JsonObject request) throws IOException {
        return Json.parse(engine.order("POST", "/containers/" + container + "/exec", Optional.of(request)))
                .get("Id")
                .text();
    }

    private static JsonObject request(ExecSpec command) {
        JsonObject request = new JsonObject().with("Cmd", command.command()).with("Env", command.environment());
        command.user().ifPresent(user -> request.with("User", user));
        command.workingDirectory().ifPresent(path -> request.with("WorkingDir", path));
        if (command.privileged()) {
            request.with("Privileged", true);
        }
        return request;
    }

    /** Of a command only the program: an argument may be secret. */
    private static String deed(String container, ExecSpec command) {
        return "run " + name(command) + " in " + container;
    }

    private static String name(ExecSpec command) {
        return "'" + command.command().get(0) + "'";
    }

    @Override
    public OptionalInt attach(String container, Streams streams) {
        String deed = "attach to " + container;
        Joining joining = Joining.of(engine, deed, container, streams);
        if (!joining.isRunning()) {
            throw new HostException("Docker did not " + deed + ": it does not run");
        }
        return join(deed, joining, () -> {});
    }

    @Override
    public OptionalInt run(String container, Streams streams) {
        String deed = "start " + container;
        Engine.Orders start = () -> engine.order("POST", "/containers/" + container + "/start", Optional.empty());
        return join(deed, Joining.of(engine, deed, container, streams), () -> Starting.attempt(deed, start));
    }

    /** Everything is connected before {@code begin}, so that nothing is missed. */
    private OptionalInt join(String deed, Joining joining, Engine.Orders begin) {
        String fate = joining.container() + " goes on, and 'stack ps' tells of it";
        Conversation talk = joining.talk();
        try (HttpResponse answer = engine.connect(joining.target(), Optional.empty(), talk.input());
                HttpResponse end = engine.orderOpen(joining.waiting())) {
            begin.run();
            hear(talk, answer, "/containers/" + joining.container(), fate);
            if (talk.isLeft()) {
                return OptionalInt.empty();
            }
            if (reached(fate, joining::goesOn)) {
                throw lost(fate);
            }
            return OptionalInt.of((int) Json.parse(end.text()).get("StatusCode").number());
        } catch (IOException | EngineError e) {
            throw engine.refusals().told(deed, e);
        }
    }

    private void hear(Conversation talk, HttpResponse answer, String process, String fate) {
        try {
            talk.hear(answer, size -> resize(process, size));
        } catch (IOException e) {
            throw lost(fate);
        }
    }

    /** What the engine tells when the stream is over, if it can still be asked. */
    private static <T> T reached(String fate, Supplier<T> question) {
        try {
            return question.get();
        } catch (HostException gone) {
            throw lost(fate);
        }
    }

    private static HostException lost(String fate) {
        return new HostException("the connection to Docker was lost; " + fate);
    }

    /** On its own: the engine answers only when the process has begun, and refuses while it begins. */
    private void resize(String process, Screen.Size size) {
        String target = process + "/resize?h=" + size.rows() + "&w=" + size.columns();
        Thread thread = new Thread(
                () -> {
                    for (int attempt = 1; attempt <= ATTEMPTS_TO_RESIZE && !isResized(target); attempt++) {
                        LockSupport.parkNanos(attempt * 20_000_000L);
                    }
                },
                "size of the terminal");
        thread.setDaemon(true);
        thread.start();
    }

    /** The process may have ended, and then no size matters. */
    private boolean isResized(String target) {
        try {
            engine.order("POST", target, Optional.empty());
            return true;
        } catch (IOException | EngineError e) {
            return false;
        }
    }

    @Override
    public void signal(String container, String signal) {
        engine.tell(
                "send " + signal + " to " + container,
                "POST",
                "/containers/" + container + "/kill?signal=" + URLEncoder.encode(signal, UTF_8));
    }

    @Override
    public void pause(String container) {
        engine.tell("pause " + container, "POST", "/containers/" + container + "/pause");
    }

    @Override
    public void unpause(String container) {
        engine.tell("unpause " + container, "POST", "/containers/" + container + "/unpause");
    }
}
