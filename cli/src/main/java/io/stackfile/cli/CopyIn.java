package io.stackfile.cli;

import io.stackfile.archive.Landing;
import io.stackfile.archive.LocalTree;
import io.stackfile.host.ContainerFiles;
import io.stackfile.host.ContainerFiles.Found;
import io.stackfile.host.ContainerFiles.Kind;
import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Something of this machine, copied into containers. */
record CopyIn(Call call, ContainerFiles files, List<String> containers) {
    int run(CopyEnd from, CopyEnd to) throws IOException {
        if (from.isPiped()) {
            pipe(to);
            return ExitCode.DONE;
        }
        Path source = source(from);
        for (String container : containers) {
            copy(source, from, to, container);
        }
        return ExitCode.DONE;
    }

    /** A link that is followed is its target, by the name of the link. */
    private Path source(CopyEnd from) throws IOException {
        Path path = call.path(from.path());
        boolean asFolder = from.path().endsWith("/") || from.path().endsWith("/.");
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new HostException("there is no " + from.path() + " here");
        }
        if (asFolder && !Files.isDirectory(path)) {
            throw new HostException(from.path() + " is no folder; leave out what is behind its name");
        }
        if ((asFolder || call.has("--follow-link")) && !Files.exists(path)) {
            throw new HostException(from.path() + " is a link that leads nowhere");
        }
        return asFolder || call.has("--follow-link") ? path.toRealPath() : path;
    }

    private void copy(Path source, CopyEnd from, CopyEnd to, String container) throws IOException {
        boolean folder = Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS);
        Place place = place(container, to.path());
        Landing landing = Landing.of(
                new Landing.Source(name(source, from), folder, folder && Landing.isContent(from.path())),
                new Landing.Destination(place.path(), container + ":" + to.path(), place.kind()));
        String parent = folder(container, landing.folder());
        Passing passing = new Passing(call.terminal(), "copy " + from.written());
        LocalTree tree = new LocalTree(source, landing.name(), passing);
        try {
            files.write(container, parent, tree, call.has("--archive"));
        } catch (HostException e) {
            passing.end();
            throw e;
        }
        tree.leftOut().forEach(left -> call.warn("left out: " + left + ", which is no file, folder or link"));
        call.terminal()
                .say("copied  " + from.written() + " to " + container + ":" + to.path() + " (" + passing.end() + ")");
    }

    private static String name(Path source, CopyEnd from) throws IOException {
        String plain = Landing.plain(from.path());
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        return last.equals("..") || last.equals(".") || last.isEmpty()
                ? String.valueOf(source.toRealPath().getFileName())
                : last;
    }

    private record Place(String path, Optional<Kind> kind) {}

    /** A link there is followed, as a shell would. */
    private Place place(String container, String path) {
        Optional<Found> found = files.look(container, Landing.plain(path));
        if (found.filter(there -> there.kind() == Kind.LINK).isEmpty()) {
            return new Place(path, found.map(Found::kind));
        }
        String target = found.get().target();
        return new Place(target, files.look(container, target).map(Found::kind));
    }

    private String folder(String container, String path) {
        Place place = place(container, path);
        if (place.kind().filter(Kind.FOLDER::equals).isEmpty()) {
            throw new HostException("there is no folder " + path + " in " + container + "; to make it: stack exec "
                    + container + " mkdir -p " + path);
        }
        return place.path();
    }

    private void pipe(CopyEnd to) throws IOException {
        for (String container : containers) {
            if (place(container, to.path()).kind().filter(Kind.FOLDER::equals).isEmpty()) {
                throw new HostException("there is no folder " + to.path() + " in " + container
                        + ", and a tar archive is unpacked in one");
            }
        }
        BufferedInputStream input = new BufferedInputStream(call.terminal().in());
        if (containers.size() == 1) {
            unpack(to, containers.get(0), input);
            return;
        }
        Path kept = Files.createTempFile("stack-cp", ".tar");
        try {
            keep(input, kept);
            for (String container : containers) {
                try (InputStream archive = Files.newInputStream(kept)) {
                    unpack(to, container, archive);
                }
            }
        } finally {
            Files.delete(kept);
        }
    }

    private static void keep(InputStream input, Path kept) throws IOException {
        try {
            Files.copy(input, kept, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException(FileTrouble.writing(kept.toString(), e), e);
        }
    }

    private void unpack(CopyEnd to, String container, InputStream archive) {
        files.write(container, place(container, to.path()).path(), archive, call.has("--archive"));
        call.terminal().say("copied  the archive to " + container + ":" + to.path());
    }
}
