package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.Labels;
import io.stackfile.host.docker.http.HttpResponse;
import io.stackfile.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * What is in a volume, by way of a container that has it and is never started; any image will do for one. The container is a one-off
 * of the stack, so that {@code down} finds it if nobody else has removed it.
 */
public final class VolumeContent implements AutoCloseable {
    private static final String INSIDE = "/containers/%s/archive?path=%%2F" + VolumeArchive.FOLDER + "%%2F.";
    private static final String ROOT = "/containers/%s/archive?path=%%2F";

    private final Engine engine;
    private final String volume;
    private final String container;

    private VolumeContent(Engine engine, String volume, String container) {
        this.engine = engine;
        this.volume = volume;
        this.container = container;
    }

    static VolumeContent open(Engine engine, String stack, String volume) {
        List<String> images = new VolumeQuestions(engine).images(volume);
        String container = stack + "-volume-" + HexFormat.of().toHexDigits(new Random().nextInt());
        for (String image : images) {
            if (isMade(engine, stack, volume, image, container)) {
                return new VolumeContent(engine, volume, container);
            }
        }
        throw new HostException("Docker has no image on the host to reach volume " + volume
                + " with; any will do, so fetch one of the stack with: stack pull");
    }

    /** An image may be gone though a container was made from it. */
    private static boolean isMade(Engine engine, String stack, String volume, String image, String container) {
        JsonObject labels = new JsonObject().with(Labels.STACK, stack).with(Labels.ONE_OFF, "true");
        JsonObject request = new JsonObject()
                .with("Image", image)
                .with("Cmd", List.of("never-started"))
                .with("Labels", labels)
                .with(
                        "HostConfig",
                        new JsonObject()
                                .with("NetworkMode", "none")
                                .with("Binds", List.of(volume + ":/" + VolumeArchive.FOLDER + ":nocopy")));
        boolean[] made = {true};
        engine.doing("reach volume " + volume, () -> {
            try {
                engine.order("POST", "/containers/create?name=" + container, java.util.Optional.of(request));
            } catch (EngineError e) {
                if (e.status != 404) {
                    throw e;
                }
                made[0] = false;
            }
        });
        return made[0];
    }

    /** Reads an archive to its end; throws with words for the user when it is damaged or leads out of a volume. */
    public static void check(InputStream archive) throws IOException {
        VolumeArchive.check(archive);
    }

    /** All of it, as a tar archive; whoever reads it closes it. Reading throws when it ends too early. */
    public InputStream read() {
        HttpResponse archive = engine.open("read volume " + volume, INSIDE.formatted(container));
        return archive.body();
    }

    public boolean isEmpty() {
        try (TarArchiveInputStream archive = new TarArchiveInputStream(read(), UTF_8.name())) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (!VolumeArchive.isRoot(entry.getName())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new HostException("Docker did not read volume " + volume + " to its end", e);
        }
    }

    /**
     * Destroys data. An engine that is to unpack a file in a folder's place removes what is in the folder; the folder itself, which
     * is the volume, it cannot, and says so.
     */
    public void empty() {
        try {
            engine.unpack("empty volume " + volume, ROOT.formatted(container), fileInItsPlace());
        } catch (HostException expected) {
            if (isEmpty()) {
                return;
            }
            throw expected;
        }
        throw new HostException("Docker did not empty volume " + volume + ": it is not where it should be");
    }

    private static byte[] fileInItsPlace() {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(made, UTF_8.name())) {
            tar.putArchiveEntry(new TarArchiveEntry(VolumeArchive.FOLDER));
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return made.toByteArray();
    }

    /** Unpacks a tar archive there, owners and modes included; {@code passed} hears how many bytes of files have gone through. */
    public void fill(InputStream tar, LongConsumer passed) throws IOException {
        try (VolumeArchive archive = new VolumeArchive(tar, passed)) {
            engine.unpack("fill volume " + volume, ROOT.formatted(container), archive);
        }
    }

    @Override
    public void close() {
        engine.tell("remove " + container, "DELETE", "/containers/" + container + "?force=1&v=1");
    }
}
