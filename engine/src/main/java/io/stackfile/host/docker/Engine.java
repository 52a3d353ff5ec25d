package io.stackfile.host.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import io.stackfile.host.docker.http.Http;
import io.stackfile.host.docker.http.HttpRequest;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An engine to talk to: questions as JSON over plain HTTP because many a command asks and changes nothing, deeds by
 * docker-java, which takes a while to load. Whatever fails is told as "Docker did not …".
 */
final class Engine implements AutoCloseable {
    private final Http http;
    private final RegistryLogins logins;
    private final Refusals refusals;
    private @Nullable ApiVersion version;
    private @Nullable DockerClient commands;

    Engine(Http http, RegistryLogins logins, Function<IOException, String> unreachable) {
        this.http = http;
        this.logins = logins;
        this.refusals = new Refusals(unreachable);
    }

    RegistryLogins logins() {
        return logins;
    }

    /** Asks; {@code deed} is what the message says when there is no answer: {@code list the volumes}. */
    Json get(String deed, String target) {
        return find(deed, target).orElseThrow(() -> refusals.told(deed, new EngineError(404, "there is nothing")));
    }

    /** Asks for something that need not be there. */
    Optional<Json> find(String deed, String target) {
        try (HttpResponse response = send(target)) {
            String text = response.text();
            if (response.status() == 404) {
                return Optional.empty();
            }
            if (!response.isSuccess()) {
                throw EngineError.of(response.status(), text);
            }
            return Optional.of(Json.parse(text));
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

    private HttpResponse send(String target) throws IOException {
        return http.send(HttpRequest.get("/v" + version() + target));
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

    private synchronized ApiVersion version() throws IOException {
        if (version == null) {
            version = ApiVersion.negotiate(http);
        }
        return version;
    }

    private synchronized DockerClient commands() throws IOException {
        if (commands == null) {
            commands =
                    DockerClientImpl.getInstance(new Configuration(version().toString(), logins), new Transport(http));
        }
        return commands;
    }

    @Override
    public void close() {
        http.close();
    }
}
