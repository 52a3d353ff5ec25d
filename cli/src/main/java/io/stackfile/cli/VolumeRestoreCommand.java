package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.host.VolumeUser;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.host.docker.VolumeContent;
import io.stackfile.sync.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code stack volume restore}. */
final class VolumeRestoreCommand extends Command {
    VolumeRestoreCommand() {
        super(
                "volume restore",
                "[FILE] VOLUME [OPTIONS]",
                "Fill a volume with what is in a tar archive, here.",
                "VOLUME is the file's name for it or the engine's, and the archive one that 'stack volume backup' has made, or any"
                        + " other of what is to be in it, gzip or not. Owners and modes are those of the archive.",
                "A volume that is not empty is left alone, unless --replace-content is given: then all that is in it is deleted first."
                        + " Nothing is done while a container runs that may write there.");
        file().host();
        value(
                "-i --input",
                "FILE.tar",
                "Where from, - for the input. Without it: the volume's name and .tar, in this folder.");
        flag("--replace-content", "Delete what is in the volume first.");
        flag("-y --yes", "Do not ask.");
    }

    @Override
    int run(Call call) {
        try (DockerHost host = call.host()) {
            VolumeChoice volume = VolumeChoice.of(call, host, "restore");
            Optional<Path> file = checkedFile(call, volume);
            List<VolumeUser> writers = volume.writers(host);
            if (!writers.isEmpty()) {
                throw new HostException(volume.writtenBy(writers));
            }
            return fill(call, volume, host, file);
        }
    }

    /** Nothing when it comes by the input. Damage is found before anything is done, which by the input it cannot be. */
    private static Optional<Path> checkedFile(Call call, VolumeChoice volume) {
        if (call.value("--input").filter("-"::equals).isPresent()) {
            return Optional.empty();
        }
        String name = call.value("--input").orElse(volume.name() + ".tar");
        Path file = call.path(name);
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file)
                    ? name + " is a folder"
                    : Files.exists(file) ? name + " is no file" : "there is no file " + name;
            throw new UsageException(what + "; name the archive: -i FILE.tar, or - for the input");
        }
        try (InputStream archive = Files.newInputStream(file)) {
            VolumeContent.check(archive);
        } catch (FileSystemException e) {
            throw new UsageException(FileTrouble.reading(name, e));
        } catch (IOException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
        return Optional.of(file);
    }

    private static int fill(Call call, VolumeChoice volume, DockerHost host, Optional<Path> file) {
        boolean[] begun = {false};
        String again = "volume " + volume.name()
                + " holds a part of it; run it again with --replace-content, and start nothing on it before";
        Runnable leave = () -> {
            if (begun[0]) {
                call.terminal().say(again);
            }
        };
        Passing passing = new Passing(call.terminal(), "restore " + volume.name());
        try (OpenVolume open = new OpenVolume(volume, host, leave)) {
            if (!open.content().isEmpty()) {
                if (!mayReplace(call, volume, host, file)) {
                    call.terminal().say("nothing was changed");
                    return ExitCode.FAILED;
                }
                begun[0] = true;
                open.content().empty();
            }
            begun[0] = true;
            try (InputStream archive = file.isPresent()
                    ? Files.newInputStream(file.get())
                    : call.terminal().in()) {
                open.content().fill(archive, passing);
            }
        } catch (IOException | HostException e) {
            passing.end();
            throw new HostException(words(e) + (begun[0] ? ". " + again : ""), e);
        }
        call.terminal().say("restore  " + volume.name() + " on " + host.name() + " (" + passing.end() + ")");
        return ExitCode.DONE;
    }

    private static String words(Exception e) {
        return e instanceof IOException trouble ? FileTrouble.of(trouble) : String.valueOf(e.getMessage());
    }

    private static boolean mayReplace(Call call, VolumeChoice volume, DockerHost host, Optional<Path> file) {
        String size = Optional.ofNullable(host.volumeSizes().get(volume.name()))
                .map(bytes -> " (" + Amount.bytes(bytes) + ")")
                .orElse("");
        if (!call.has("--replace-content")) {
            throw new HostException("volume " + volume.name() + " on " + host.name() + " is not empty" + size
                    + ", and what is in it stays; to have all of it deleted first, write --replace-content");
        }
        String from = file.map(path -> String.valueOf(path.getFileName())).orElse("the input");
        return call.consent()
                .mayBegin(
                        "everything that is in volume " + volume.name() + " on " + host.name() + " now" + size
                                + " will be deleted, and what is in " + from + " put there",
                        call.has("--yes")
                                ? Consent.Question.NONE
                                : Consent.Question.orElse(
                                        "Replace it?",
                                        "--replace-content deletes what is in volume " + volume.name()
                                                + " and there is nobody to ask; add --yes to say that you mean it"));
    }
}
