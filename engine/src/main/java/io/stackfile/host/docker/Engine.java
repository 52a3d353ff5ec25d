package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An engine to talk to: questions and short orders as JSON over plain HTTP, the rest by docker-java, which takes a while to
 * load. Whatever fails is told as "Docker did not …".
 */
final class Engine implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final Http http;
    private final RegistryLogins logins;
    private final Refusals refusals;
    private final Agreement agreement;
    private final int least;
    private final Object loading = new Object();
    private @Nullable DockerClient commands;

    Engine(Http http, RegistryLogins logins, Function<IOException, String> unreachable) {
        this(http, logins, unreachable, new Agreement(http));
    }

    private Engine(Http http, RegistryLogins logins, Function<IOException, String> unreachable, Agreement agreement) {
        this(http, logins, new Refusals(unreachable, agreement::isKnown), agreement, 0);
    }

    private Engine(Http http, RegistryLogins logins, Refusals refusals, Agreement agreement, int least) {
        this.http = http;
        this.logins = logins;
        this.refusals = refusals;
        this.agreement = agreement;
        this.least = least;
    }

    /** The same engine, spoken to by words of at least that version of its interface, given as what stands behind {@code 1.}. */
    Engine since(int minor) {
        return minor <= spoken().minor() ? this : new Engine(http, logins, refusals, agreement, minor);
    }

    RegistryLogins logins() {
        return logins;
    }

    /** Asks; {@code deed} is what the message says when there is no answer: {@code list the volumes}. */
    Json get(String deed, String target) {
        return find(deed, target)
                .orElseThrow(() -> refusals.told(deed, new EngineError(NOT_FOUND, "there is nothing")));
    }

    /** Asks with more to say than the question. */
    Json get(String deed, String target, Map<String, String> headers) {
        try (HttpResponse response = http.send(new HttpRequest(
                "GET", "/v" + version() + target, headers, Optional.empty(), Optional.empty(), Optional.empty()))) {
            String text = response.text();
            if (!response.isSuccess()) {
                throw EngineError.of(response.status(), text);
            }
            return NotAnEngine.json(text);
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** Asks for something that need not be there. */
    Optional<Json> find(String deed, String target) {
        try (HttpResponse response = ask(target)) {
            String text = response.text();
            if (response.status() == NOT_FOUND) {
                return Optional.empty();
            }
            if (!response.isSuccess()) {
                throw EngineError.of(response.status(), text);
            }
            return Optional.of(NotAnEngine.json(text));
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** What a header of an answer says, without the answer; nothing when there is nothing there. */
    Optional<String> header(String deed, String target, String name) {
        try (HttpResponse response = http.send(new HttpRequest(
                "HEAD", "/v" + version() + target, Map.of(), Optional.empty(), Optional.empty(), Optional.empty()))) {
            if (response.status() != NOT_FOUND && !response.isSuccess()) {
                throw EngineError.of(response.status(), "");
            }
            return response.header(name);
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** Opens an answer that comes bit by bit. */
    HttpResponse open(String deed, String target) {
        try {
            HttpResponse response = send(target);
            if (!response.isSuccess()) {
                throw EngineError.of(response.status(), response.text());
            }
            return response;
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** The first questions go out together with the one for the version, as nearly all engines would take them. */
    private HttpResponse ask(String target) throws IOException {
        return agreement.isReached() ? send(target) : early(target);
    }

    private HttpResponse early(String target) throws IOException {
        try {
            HttpResponse response =
                    http.send(HttpRequest.get("/v" + ApiVersion.USUAL + target).within(ApiVersion.PATIENCE));
            if (response.isSuccess()) {
                return response;
            }
            response.close();
        } catch (IOException e) {
            // the question for the version tells why, or that it is worth another try
        }
        return send(target);
    }

    private HttpResponse send(String target) throws IOException {
        return http.send(HttpRequest.get("/v" + version() + target));
    }

    /** Sends a stream and passes on what is said to it, an object a line, until all is said. */
    void upload(String deed, String target, Map<String, String> headers, InputStream body, Consumer<Json> said) {
        doing(deed, () -> {
            HttpRequest request = new HttpRequest(
                    "POST", "/v" + version() + target, headers, Optional.empty(), Optional.of(body), Optional.empty());
            try (HttpResponse response = http.send(request)) {
                if (!response.isSuccess()) {
                    throw EngineError.of(response.status(), response.text());
                }
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank()) {
                        said.accept(NotAnEngine.json(line));
                    }
                }
            }
        });
    }

    /** Has something done that its address says all about; that it was so before is as good. */
    void tell(String deed, String method, String target) {
        doing(deed, () -> {
            order(method, target, Optional.empty());
        });
    }

    void tell(String deed, String method, String target, JsonObject body) {
        doing(deed, () -> {
            order(method, target, Optional.of(body));
        });
    }

    /** Whether there was something to remove. */
    boolean remove(String deed, String target) {
        try {
            order("DELETE", target, Optional.empty());
            return true;
        } catch (IOException | EngineError e) {
            if (e instanceof EngineError refusal && refusal.status == NOT_FOUND) {
                return false;
            }
            throw refusals.told(deed, e);
        }
    }

    /** Has something made, and gives what there is then. */
    Json make(String deed, String target, JsonObject body) {
        try {
            return NotAnEngine.json(order("POST", target, Optional.of(body)));
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** Has a tar archive unpacked. */
    void unpack(String deed, String target, byte[] tar) {
        doing(deed, () -> {
            try (HttpResponse response = send("PUT", target, "application/x-tar", Optional.of(tar), Optional.empty())) {
                response.text();
            }
        });
    }

    /** Has a tar archive unpacked while it is read. */
    void unpack(String deed, String target, InputStream tar) {
        doing(deed, () -> {
            HttpRequest request = new HttpRequest(
                    "PUT",
                    "/v" + version() + target,
                    Map.of("Content-Type", "application/x-tar"),
                    Optional.empty(),
                    Optional.of(tar),
                    Optional.empty());
            try (HttpResponse response = http.send(request)) {
                if (!response.isSuccess()) {
                    throw EngineError.of(response.status(), response.text());
                }
                response.text();
            }
        });
    }

    /** For what takes several orders; {@code deed} is for the message. */
    void doing(String deed, Orders orders) {
        try {
            orders.run();
        } catch (IOException | EngineError e) {
            throw refusals.told(deed, e);
        }
    }

    /** One order, without words for the user; gives what the engine says to it. Throws {@link EngineError} when it is refused. */
    String order(String method, String target, Optional<JsonObject> body) throws IOException {
        try (HttpResponse response = send(method, target, body, Optional.empty())) {
            return response.text();
        }
    }

    /** One question whose answer comes bit by bit. Throws {@link EngineError} when it is refused. */
    HttpResponse ask(String method, String target) throws IOException {
        return send(method, target, Optional.empty(), Optional.empty());
    }

    /** One order whose answer comes bit by bit. Throws {@link EngineError} when it is refused. */
    HttpResponse orderOpen(String target) throws IOException {
        return send("POST", target, Optional.empty(), Optional.empty());
    }

    /**
     * Connects with a process: what it writes is the answer, and {@code input} goes to it. Throws {@link EngineError} when that
     * is refused.
     */
    HttpResponse connect(String target, Optional<JsonObject> body, InputStream input) throws IOException {
        return send("POST", target, body, Optional.of(input));
    }

    private HttpResponse send(String method, String target, Optional<JsonObject> body, Optional<InputStream> hijack)
            throws IOException {
        Optional<byte[]> bytes = body.map(object -> object.toString().getBytes(StandardCharsets.UTF_8));
        return send(method, target, "application/json", bytes, hijack);
    }

    private HttpResponse send(
            String method, String target, String type, Optional<byte[]> bytes, Optional<InputStream> hijack)
            throws IOException {
        Map<String, String> headers = bytes.isPresent() ? Map.of("Content-Type", type) : Map.of();
        HttpResponse response =
                http.send(new HttpRequest(method, "/v" + version() + target, headers, bytes, Optional.empty(), hijack));
        if (!response.isSuccess() && response.status() != NOT_MODIFIED) {
            try (response) {
                throw EngineError.of(response.status(), response.text());
            }
        }
        return response;
    }

    /** Several orders. */
    interface Orders {
        void run() throws IOException;
    }

    /** Has docker-java do something. */
    void run(String deed, Deed command) {
        try {
            command.with(commands());
        } catch (IOException | RuntimeException e) {
            throw refusals.told(deed, e);
        }
    }

    /** What docker-java does; for the messages about it see {@link #run}. */
    interface Deed {
        void with(DockerClient docker) throws IOException;
    }

    Refusals refusals() {
        return refusals;
    }

    /** The interface that is spoken with it. */
    ApiVersion spoken() {
        try {
            return version();
        } catch (IOException e) {
            throw refusals.told("tell its version", e);
        }
    }

    /** The newest interface it has. */
    ApiVersion newest() {
        try {
            return agreement.versions().newest();
        } catch (IOException e) {
            throw refusals.told("tell its version", e);
        }
    }

    private ApiVersion version() throws IOException {
        ApiVersion usual = agreement.versions().usual();
        return usual.minor() < least ? new ApiVersion(usual.major(), least) : usual;
    }

    /** Has a lock of its own: questions and short orders do not wait for it. */
    private DockerClient commands() throws IOException {
        synchronized (loading) {
            if (commands == null) {
                commands = DockerClientImpl.getInstance(
                        new Configuration(version().toString(), logins), new Transport(http));
            }
            return commands;
        }
    }

    /** Loads docker-java on the side while the engine is busy otherwise; what goes wrong is told when it is needed. */
    void prepare(Deed deed) {
        Thread thread = new Thread(
                () -> {
                    try {
                        deed.with(commands());
                    } catch (IOException | RuntimeException later) {
                        // It will happen again, to somebody who can tell.
                    }
                },
                "docker-java");
        thread.setDaemon(true);
        thread.start();
    }

    /** Connects anew with the next question. */
    void again() {
        http.again();
    }

    @Override
    public void close() {
        http.close();
    }
}
