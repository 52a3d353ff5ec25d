package io.stackfile.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stackfile.git.NothingOfTheUsers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Real git repositories on a web server that hosts of the lab reach, with Python packages in them and archives as GitHub has them. */
final class GitServer implements AutoCloseable {
    private static final String BUILD_SYSTEM = """
            [build-system]
            requires = []
            build-backend = "backend"
            backend-path = ["."]
            """;
    /** Packs without help from elsewhere, which no build in the lab would get. */
    private static final String BACKEND = """
            import zipfile
            def build_wheel(folder, config_settings=None, metadata_directory=None):
                name = "NAME-0.1-py3-none-any.whl"
                with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
                    wheel.writestr("NAME/__init__.py", 'HEAD = "COMMIT"')
                    wheel.writestr("NAME-0.1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: NAME\\nVersion: 0.1\\n")
                    wheel.writestr("NAME-0.1.dist-info/WHEEL",
                        "Wheel-Version: 1.0\\nGenerator: lab\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
                    wheel.writestr("NAME-0.1.dist-info/RECORD", "")
                return name
            """;

    private final Map<String, Git> repositories = new TreeMap<>();
    private final HttpServer http;
    private final Path folder;

    GitServer(Path folder) throws IOException {
        NothingOfTheUsers.isRead();
        this.folder = folder;
        this.http = HttpServer.create(new InetSocketAddress(address(), 0), 0);
        http.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        http.createContext("/", this::answer);
        http.start();
    }

    /** This machine's address in the lab. */
    private static String address() {
        return Lab.address().replaceFirst("\\d+$", "1");
    }

    String url(String repository) {
        return "http://" + address() + ":" + http.getAddress().getPort() + "/" + repository;
    }

    /** Somebody pushes to a branch; its newest commit. */
    String push(String repository, String branch) throws Exception {
        Git git = repositories.get(repository);
        if (git == null) {
            git = Git.init()
                    .setDirectory(
                            Files.createDirectories(folder.resolve(repository)).toFile())
                    .setInitialBranch(branch)
                    .call();
            repositories.put(repository, git);
        }
        return git.commit()
                .setAllowEmpty(true)
                .setMessage("another one")
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call()
                .name();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Git git = path.length < 2 ? null : repositories.get(path[1]);
        if (git != null && exchange.getRequestURI().getPath().endsWith("/info/refs")) {
            exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
            exchange.sendResponseHeaders(200, 0);
            PacketLineOut out = new PacketLineOut(exchange.getResponseBody());
            out.writeString("# service=git-upload-pack\n");
            out.end();
            UploadPack upload = new UploadPack(git.getRepository());
            upload.setBiDirectionalPipe(false);
            upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
        } else if (git != null && path.length == 4 && path[2].equals("archive")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(archive(path[1], path[3].replace(".tar.gz", "")));
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
        exchange.close();
    }

    private static byte[] archive(String name, String commit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            put(tar, name + "-" + commit + "/pyproject.toml", BUILD_SYSTEM);
            put(
                    tar,
                    name + "-" + commit + "/backend.py",
                    BACKEND.replace("NAME", name).replace("COMMIT", commit));
        }
        return bytes.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    @Override
    public void close() {
        http.stop(0);
        repositories.values().forEach(Git::close);
    }
}
