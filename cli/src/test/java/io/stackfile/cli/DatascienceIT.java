package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The example that all began with: a notebook and its database. */
@ResourceLock("d5")
class DatascienceIT {
    private static final Path EXAMPLE = Ran.ROOT.resolve("examples/datascience");
    private static final String[] FOUNDING = {
        "datascience.yml", "--set", "USERNAME=joshuacook", "--set", "PASSWORD=open sesame"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void copiesTheExample() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.sorted().skip(1).toList()) {
                Files.copy(file, folder.resolve(EXAMPLE.relativize(file)));
            }
        }
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "datascience");
    }

    private static String[] with(String verb, String... arguments) {
        return Stream.concat(Stream.of(verb), Stream.of(arguments)).toArray(String[]::new);
    }

    @Test
    void theFoundingFileAsItIsGivesANotebookThatTalksToItsDatabase() throws Exception {
        Ran without = Lab.stack(folder, "up", "datascience.yml");
        assertEquals(2, without.code());
        assertTrue(without.err().contains("#USERNAME# (line 4), #PASSWORD# (line 6)"), without.seen());

        Ran up = Lab.done(folder, with("up", FOUNDING));

        assertFalse(up.seen().contains("open sesame"), up.seen());
        assertEquals("1\n", insertAndCount(Lab.address()));
        Ran down = Lab.done(folder, "down", "datascience.yml");
        assertTrue(down.err().contains("volumes are kept"), down.seen());
        Lab.done(folder, with("up", FOUNDING));
        assertEquals("2\n", insertAndCount(Lab.address()));
    }

    @Test
    void itsDocumentsAreKeptOverAnUpdateOfBothImages() throws Exception {
        Lab.done(folder, "up", "stack.yml", "--name", "datascience", "--set", "PASSWORD=open sesame");
        assertEquals("1\n", insertAndCount(Lab.address()));
        assertTrue(Lab.done(
                        folder,
                        "exec",
                        "stack.yml",
                        "--name",
                        "datascience",
                        "datascience",
                        "ls",
                        "/home/jovyan/notebooks")
                .out()
                .contains("first-steps.ipynb"));

        // Another one each time: the engine may have an image from before.
        Files.writeString(folder.resolve("notebook/notebooks/second.ipynb"), "{\"is\": \"" + UUID.randomUUID() + "\"}");
        Ran built = Lab.done(folder, "build", "stack.yml", "--name", "datascience", "--set", "PASSWORD=open sesame");
        assertTrue(built.err().contains("new: datascience-datascience:latest"), built.seen());
        Files.writeString(
                folder.resolve("stack.yml"),
                Files.readString(folder.resolve("stack.yml")).replace("mongo:latest", "mongo:7"));
        Ran updated =
                Lab.done(folder, "up", "stack.yml", "--name", "datascience", "--set", "PASSWORD=open sesame", "--yes");
        assertTrue(updated.err().contains("datascience-mongo-1"), updated.seen());
        assertTrue(updated.err().contains("datascience-datascience-1"), updated.seen());
        assertEquals("2\n", insertAndCount(Lab.address()));
        assertTrue(Lab.done(
                        folder,
                        "exec",
                        "stack.yml",
                        "--name",
                        "datascience",
                        "datascience",
                        "ls",
                        "/home/jovyan/notebooks")
                .out()
                .contains("second.ipynb"));
    }

    @Test
    void onADropletItIsTheSame() throws Exception {
        RemoteHost d5 = RemoteHost.up("d5");
        Droplet droplet = new Droplet(d5.name());
        try {
            Ran up = droplet.done(folder, "up", FOUNDING);
            assertTrue(up.out().contains("http://" + d5.address() + ":80"), up.seen());
            assertFalse(up.seen().contains("open sesame"), up.seen());
            assertEquals("1\n", insertAndCount(d5.address()));
        } finally {
            droplet.done(folder, "down", "datascience.yml", "--volumes", "--yes");
        }
    }

    private static String insertAndCount(String host) throws Exception {
        Lab.get(host, 80, "/login");
        Notebook notebook = new Notebook("http://" + host + ":80");
        assertEquals(401, notebook.logIn("wrong"));
        assertEquals(200, notebook.logIn("open sesame"));
        return notebook.run("""
                import pymongo
                notes = pymongo.MongoClient("mongo").lab.notes
                notes.insert_one({"text": "hello"})
                print(notes.count_documents({}))
                """);
    }
}
