package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.host.VolumeUser;
import io.stackfile.host.docker.DockerHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code stack volume backup}. */
final class VolumeBackupCommand extends Command {
    VolumeBackupCommand() {
        super(
                "volume backup",
                "[FILE] VOLUME [OPTIONS]",
                "Save what is in a volume as a tar archive, here.",
                "VOLUME is the file's name for it or the engine's. Owners, modes, links and empty folders are kept. No container is"
                        + " started, and nothing has to be installed on the host.",
                "While a container runs that may write there, nothing is saved unless --live is given: the copy is then like that of a"
                        + " machine whose power was cut, which most databases get over.");
        file().host();
        value(
                "-o --output",
                "FILE.tar",
                "Where to, - for the output. Without it: the volume's name and .tar, in this folder.");
        flag("--live", "Also while a running container may write there.");
    }

    @Override
    int run(Call call) {
        try (DockerHost host = call.host()) {
            VolumeChoice volume = VolumeChoice.of(call, host, "backup");
            Path file = file(call, volume);
            List<VolumeUser> writers = volume.writers(host);
            if (!writers.isEmpty() && !call.has("--live")) {
                throw new HostException(volume.writtenBy(writers)
                        + "; or save it as it is at this moment, like after a power cut, with --live");
            }
            Passing passing = new Passing(call.terminal(), "backup " + volume.name());
            if (isOutput(call)) {
                save(new Outgoing(call.terminal().out()), volume, host, passing, () -> {});
            } else {
                save(file, volume, host, passing);
            }
            String size = passing.end();
            call.terminal()
                    .say("backup  " + volume.name() + " on " + host.name()
                            + (isOutput(call) ? "" : " is in " + shown(call, file)) + " (" + size + ")"
                            + (writers.isEmpty()
                                    ? ""
                                    : ", taken while " + writers.get(0).container() + " ran"));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new HostException(FileTrouble.writing("the backup" + written(call), e), e);
        }
    }

    private static String written(Call call) {
        return call.value("--output")
                .filter(file -> !isOutput(call))
                .map(file -> " " + file)
                .orElse("");
    }

    private static boolean isOutput(Call call) {
        return call.value("--output").filter("-"::equals).isPresent();
    }

    private static String shown(Call call, Path file) {
        return call.value("--output").orElse(String.valueOf(file.getFileName()));
    }

    private static Path file(Call call, VolumeChoice volume) {
        if (isOutput(call)) {
            if (call.terminal().person().isPresent()) {
                throw new UsageException("a terminal has no use for a tar archive; write -o FILE.tar, or pipe it on");
            }
            return call.path(".");
        }
        Path file = call.path(call.value("--output").orElse(volume.name() + ".tar"));
        if (Files.exists(file)) {
            throw new UsageException(
                    shown(call, file) + " is there already, and a backup replaces none; write -o ANOTHER.tar");
        }
        return file;
    }

    /** Under its name is only what is whole. */
    private static void save(Path file, VolumeChoice volume, DockerHost host, Passing passing) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                save(out, volume, host, passing, () -> delete(part));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void save(OutputStream out, VolumeChoice volume, DockerHost host, Passing passing, Runnable leave)
            throws IOException {
        try (OpenVolume open = new OpenVolume(volume, host, leave);
                InputStream archive = open.content().read()) {
            byte[] buffer = new byte[1 << 16];
            long sum = 0;
            for (int count = archive.read(buffer); count >= 0; count = archive.read(buffer)) {
                out.write(buffer, 0, count);
                sum += count;
                passing.accept(sum);
            }
        }
    }
}
