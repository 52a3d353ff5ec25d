package io.stackfile.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.archive.Landing.Destination;
import io.stackfile.archive.Landing.Source;
import io.stackfile.host.ContainerFiles.Kind;
import io.stackfile.host.HostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of {@code docker cp}. */
class LandingTest {
    private static final Source FILE = new Source("a.txt", false, false);
    private static final Source FOLDER = new Source("src", true, false);
    private static final Source CONTENT = new Source("src", true, true);

    private static String lands(Source source, String path, Kind there) {
        Landing landing = Landing.of(source, new Destination(path, path, Optional.of(there)));
        return landing.folder() + " " + landing.name().orElse("-");
    }

    private static String lands(Source source, String path) {
        Landing landing = Landing.of(source, new Destination(path, path, Optional.empty()));
        return landing.folder() + " " + landing.name().orElse("-");
    }

    @Test
    void aFileTakesTheNameOfItsPlaceOrItsOwnInAFolder() {
        assertEquals("/x b.txt", lands(FILE, "/x/b.txt"));
        assertEquals("/ b.txt", lands(FILE, "/b.txt"));
        assertEquals(". b.txt", lands(FILE, "b.txt"));
        assertEquals("x b.txt", lands(FILE, "x/b.txt", Kind.FILE));
        assertEquals("/x a.txt", lands(FILE, "/x", Kind.FOLDER));
        assertEquals("/x/ a.txt", lands(FILE, "/x/", Kind.FOLDER));
    }

    @Test
    void aFolderTakesTheNameOfItsPlaceOrGoesIntoTheFolderThatIsThere() {
        assertEquals("/x new", lands(FOLDER, "/x/new"));
        assertEquals("/x new", lands(FOLDER, "/x/new/"));
        assertEquals("/x new", lands(CONTENT, "/x/new/."));
        assertEquals("/x src", lands(FOLDER, "/x", Kind.FOLDER));
    }

    @Test
    void whatIsInAFolderGoesIntoTheFolderThatIsThere() {
        assertEquals("/x -", lands(CONTENT, "/x", Kind.FOLDER));
    }

    @Test
    void aFolderCannotTakeTheNameOfAFile() {
        HostException refused = assertThrows(HostException.class, () -> lands(FOLDER, "/x", Kind.FILE));
        assertEquals("/x is a file, and 'src' is a folder; name another place for it", refused.getMessage());
    }

    @Test
    void aFileDoesNotMakeTheFolderItIsToGoInto() {
        HostException refused = assertThrows(HostException.class, () -> lands(FILE, "/x/"));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("there is no folder /x/; "));
    }
}
