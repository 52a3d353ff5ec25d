package io.stackfile.sync;

import io.stackfile.reader.BindPaths;
import io.stackfile.source.CheckedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Paths of another machine, which sees none of this one's.
 *
 * @param host what messages call it
 * @param home asks for the home of the user there; empty when there is no way to ask
 * @param copies what is done about folders of this machine
 */
public record BindPathsThere(String host, Optional<Supplier<String>> home, Copies copies) implements BindPaths {
    /** What is done about folders of this machine. */
    public enum Copies {
        /** They cannot be copied. */
        NEVER,
        /** They could be copied. */
        NONE,
        /** They are copied there, and so have to be here. */
        TO_THERE,
        /** They are copied from there, and so may be missing here. */
        TO_HERE;

        public static Copies of(boolean wanted) {
            return wanted ? TO_THERE : NONE;
        }
    }

    @Override
    public Meaning ofHome(String source, String target) {
        if (home.isEmpty()) {
            return new Nowhere(
                    "'" + source + "' means the home of a user of " + host + ", and there is no user without SSH",
                    "write the absolute path there, or a named volume (data:" + target + ")");
        }
        return new There(home.get().get() + source.substring(1), Optional.empty());
    }

    @Override
    public Meaning ofRelative(CheckedFile file, String source, String target) {
        Path folder = file.folder().normalize();
        Path path = folder.resolve(source).normalize();
        String relative = folder.relativize(path).toString();
        if (copies == Copies.NONE || copies == Copies.NEVER || home.isEmpty()) {
            return refused(source, target);
        }
        if (copies == Copies.TO_THERE && !Files.exists(path)) {
            return new Nowhere(
                    "there is no '" + source + "' beside the file to be copied to " + host,
                    "make it (an empty folder will do), or put the path right");
        }
        String copyOf = relative.isEmpty() ? "." : relative;
        String place = Place.ofStack(file.name()) + "/" + Place.of(copyOf);
        return new There(home.get().get() + "/" + place, Optional.of(copyOf));
    }

    private Nowhere refused(String source, String target) {
        String copied = home.isEmpty()
                ? "; it cannot be copied there without SSH"
                : copies == Copies.NONE ? ", or copy it there with --sync" : "";
        return new Nowhere(
                "'" + source + "' is on this machine, and " + host + " cannot see it",
                "write the absolute path of a folder there (/srv/data:" + target + "), or a named volume (data:"
                        + target + ")" + copied);
    }
}
