package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.ExecSpec;
import io.stackfile.host.HostException;
import io.stackfile.host.Ingress;
import io.stackfile.host.Served;
import io.stackfile.host.Streams;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Content;
import io.stackfile.model.PlacedFile;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Tells Caddy what to serve: a file for each name, put into its container by the engine, and its own command to read them anew. */
record DockerIngress(Engine engine) implements Ingress {
    private static final String SITE = ".caddy";
    private static final String[] RELOAD = {
        "caddy", "reload", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"
    };
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;

    @Override
    public List<Served> served() {
        List<Served> served = new ArrayList<>();
        String target = "/containers/" + CONTAINER + "/archive?path=" + SITES.replace("/", "%2F");
        engine.doing("read what the ingress serves", () -> {
            try (HttpResponse answer = engine.ask("GET", target);
                    TarArchiveInputStream tar = new TarArchiveInputStream(answer.body(), UTF_8.name())) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (entry.getName().endsWith(SITE)) {
                        Served.of(new String(tar.readAllBytes(), UTF_8)).ifPresent(served::add);
                    }
                }
            } catch (EngineError e) {
                if (e.status != NOT_FOUND) {
                    throw e;
                }
            }
        });
        served.sort(Comparator.comparing(Served::host));
        return served;
    }

    @Override
    public void join(String network) {
        connection("put the ingress on network " + network, network, "connect", "already exists");
    }

    @Override
    public void leave(String network) {
        connection("take the ingress off network " + network, network, "disconnect", "is not connected");
    }

    private void connection(String deed, String network, String verb, String done) {
        engine.doing(deed, () -> {
            try {
                engine.order(
                        "POST",
                        "/networks/" + network + "/" + verb,
                        Optional.of(new JsonObject().with("Container", CONTAINER)));
            } catch (EngineError e) {
                if (!e.getMessage().contains(done) || e.status != FORBIDDEN && e.status < 500) {
                    throw e;
                }
            }
        });
    }

    @Override
    public void serve(Served site) {
        Optional<Served> before = served().stream()
                .filter(other -> other.host().equals(site.host()))
                .findFirst();
        write(site);
        try {
            reload("serve " + site.host());
        } catch (HostException e) {
            before.ifPresentOrElse(this::write, () -> remove(site.host()));
            throw e;
        }
    }

    /** One that does not run is to find nothing when it starts; an empty file is none to Caddy. */
    @Override
    public void end(String host) {
        Optional<Json> container = engine.find("look at the ingress", "/containers/" + CONTAINER + "/json");
        if (container.isPresent()) {
            if (container.get().at("State", "Running").isTrue()) {
                remove(host);
                reload("stop serving " + host);
            } else {
                write(host, List.of(file(host, SITES + host + SITE, "# nothing\n")));
            }
        }
    }

    private void write(Served site) {
        String host = site.host();
        List<PlacedFile> files = new ArrayList<>();
        site.root().ifPresent(root -> files.add(file(host, Ingress.rootFile(host, root), root)));
        files.add(file(host, SITES + host + SITE, site.text()));
        write(host, files);
    }

    private static PlacedFile file(String host, String path, String text) {
        return new PlacedFile(PlacedFile.Kind.CONFIGS, host, path, 0, 0, 0600, Content.of(text));
    }

    private void write(String host, List<PlacedFile> files) {
        engine.unpack(
                "tell the ingress of " + host,
                "/containers/" + CONTAINER + "/archive?path=%2F&noOverwriteDirNonDir=true",
                FilesArchive.of(files));
    }

    private void remove(String host) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        if (run(said, "rm", "-f", SITES + host + SITE) != 0) {
            throw new HostException("the ingress did not forget " + host + ": "
                    + said.toString(UTF_8).strip());
        }
    }

    private int run(ByteArrayOutputStream said, String... command) {
        Streams streams = new Streams(Optional.empty(), said, said);
        return new DockerProcesses(engine)
                .exec(CONTAINER, ExecSpec.of(command), streams)
                .orElse(0);
    }

    /** One that has just been started listens in a moment. */
    private void reload(String deed) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            int code = run(said, RELOAD);
            if (code == 0) {
                return;
            }
            String words = said.toString(UTF_8);
            boolean early = words.contains("admin.sock") && words.contains("dial unix");
            if (!early || System.nanoTime() > end) {
                throw new HostException("the ingress did not " + deed + ": " + complaint(words));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** Caddy logs as it goes, and says at last what is wrong. */
    private static String complaint(String words) {
        List<String> lines = words.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.startsWith("Error: "))
                .reduce((first, second) -> second)
                .map(line -> line.substring("Error: ".length()))
                .orElse(lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }
}
