package io.stackfile.sync.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.sync.Entry;
import io.stackfile.sync.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void whatHasANameThatIsNotUtf8IsListedAsSomethingThatIsNotCopied() throws IOException, InterruptedException {
        // Java makes no such file.
        String make = "mkdir data && cd data && printf x >good && printf x >\"$(printf 'bad\\377')\""
                + " && mkdir \"$(printf 'in\\377')\" && printf x >\"$(printf 'in\\377')/good\"";
        assertEquals(
                0,
                new ProcessBuilder("sh", "-c", make)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor());
        List<Entry> found = List.copyOf(
                new LocalFolder(folder, Set.of("data")).list().entries().values());
        assertEquals(
                List.of("data", "data/bad\uFFFD", "data/good", "data/in\uFFFD"),
                found.stream().map(Entry::path).toList());
        assertEquals(
                List.of(Kind.FOLDER, Kind.OTHER, Kind.FILE, Kind.OTHER),
                found.stream().map(Entry::kind).toList());
    }
}
