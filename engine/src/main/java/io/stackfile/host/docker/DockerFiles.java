package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.ContainerFiles;
import io.stackfile.json.Json;
import java.io.InputStream;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Optional;

/** The files of an engine's containers. */
record DockerFiles(Engine engine) implements ContainerFiles {
    /** The bits in which Go writes what a file is. */
    private static final long FOLDER = 1L << 31;

    private static final long LINK = 1L << 27;

    @Override
    public Optional<Found> look(String container, String path) {
        return engine.header(
                        "look at " + container + ":" + path, target(container, path), "X-Docker-Container-Path-Stat")
                .map(encoded -> found(Json.parse(new String(Base64.getDecoder().decode(encoded), UTF_8))));
    }

    private static Found found(Json stat) {
        long mode = stat.get("mode").number();
        Kind kind = (mode & LINK) != 0 ? Kind.LINK : (mode & FOLDER) != 0 ? Kind.FOLDER : Kind.FILE;
        return new Found(kind, stat.get("linkTarget").text());
    }

    @Override
    public InputStream read(String container, String path) {
        return engine.open("read " + container + ":" + path, target(container, path))
                .body();
    }

    @Override
    public void write(String container, String folder, InputStream tar, boolean itsOwn) {
        engine.unpack(
                "write to " + container + ":" + folder,
                target(container, folder) + "&noOverwriteDirNonDir=true" + (itsOwn ? "&copyUIDGID=true" : ""),
                tar);
    }

    private static String target(String container, String path) {
        return "/containers/" + container + "/archive?path=" + URLEncoder.encode(path, UTF_8);
    }
}
