package io.stackfile.cli;

import io.stackfile.archive.Landing;
import io.stackfile.archive.Unpacking;
import io.stackfile.host.ContainerFiles;
import io.stackfile.host.ContainerFiles.Found;
import io.stackfile.host.ContainerFiles.Kind;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is in a container, copied to this machine. */
record CopyOut(Call call, ContainerFiles files, String container) {
    int run(CopyEnd from, CopyEnd to) throws IOException {
        boolean follows = call.has("--follow-link")
                || from.path().endsWith("/")
                || from.path().endsWith("/.");
        Found found = files.look(container, Landing.plain(from.path()))
                .orElseThrow(() -> new HostException("there is no " + from.path() + " in " + container));
        boolean linked = follows && found.kind() == Kind.LINK;
        String path = linked ? found.target() : Landing.plain(from.path());
        Kind kind = linked
                ? files.look(container, path)
                        .map(Found::kind)
                        .orElseThrow(() -> new HostException(
                                from.path() + " in " + container + " is a link to " + path + ", which is not there"))
                : found.kind();
        return to.isPiped() ? pipe(path) : unpack(from, to, path, kind);
    }

    private int pipe(String path) throws IOException {
        if (call.terminal().person().isPresent()) {
            throw new UsageException(
                    "a terminal has no use for a tar archive; pipe it on, or name a place for it here");
        }
        try (InputStream archive = files.read(container, path)) {
            archive.transferTo(new Outgoing(call.terminal().out()));
        }
        return ExitCode.DONE;
    }

    private int unpack(CopyEnd from, CopyEnd to, String path, Kind kind) throws IOException {
        String plain = Landing.plain(from.path());
        CopyTarget target = CopyTarget.of(call, to);
        Landing landing = Landing.of(
                new Landing.Source(
                        plain.substring(plain.lastIndexOf('/') + 1),
                        kind == Kind.FOLDER,
                        kind == Kind.FOLDER && Landing.isContent(from.path())),
                new Landing.Destination(target.path(), to.written(), target.kind()));
        Path folder = call.path(landing.folder());
        if (!Files.isDirectory(folder)) {
            throw new HostException(
                    "there is no folder " + landing.folder() + " here; make it first: mkdir -p " + landing.folder());
        }
        boolean root = path.equals("/");
        Passing passing = new Passing(call.terminal(), "copy " + from.written());
        Unpacking unpacking = new Unpacking(folder, landing.name(), !root, call.has("--archive"), passing);
        Leaving leaving = Leaving.by(unpacking::giveUp);
        try (InputStream archive = files.read(container, root ? "/." : path)) {
            unpacking.unpack(archive);
        } catch (IOException e) {
            passing.end();
            throw e;
        } finally {
            leaving.isOver();
        }
        unpacking
                .leftOut()
                .forEach(left -> call.terminal().say("left out: " + left + ", which is no file, folder or link"));
        call.terminal()
                .say("copied  " + container + ":" + from.path() + " to " + to.written() + " (" + passing.end() + ")");
        return ExitCode.DONE;
    }
}
