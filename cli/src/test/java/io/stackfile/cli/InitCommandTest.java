package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InitCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<Example> examples() {
        return Examples.all();
    }

    private Ran init(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "init";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Ran.in(folder, all);
    }

    private List<String> here() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A person gives every value that is asked for; a number will do for any. */
    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsCopiedAndThenValid(Example example) throws IOException {
        List<String> answers = Collections.nCopies(20, "8080");
        Ran init = Ran.answering(folder, Map.of(), answers, "init", example.name());
        assertEquals(0, init.code(), init.seen());
        assertTrue(here().size() >= 1, init.seen());
        assertFalse(here().toString().contains("plan.txt"), here().toString());

        List<String> words = new ArrayList<>(List.of("validate"));
        words.addAll(example.files());
        Ran validate = Ran.answering(folder, Map.of(), answers, words.toArray(String[]::new));
        assertEquals(0, validate.code(), validate.seen());
    }

    @Test
    void listsTheExamples() {
        Ran list = init("--list");
        assertTrue(list.out().contains("hello "), list.out());
        assertEquals(examples().size() + 1, list.out().lines().count());
        Ran json = init("--list", "--json");
        assertTrue(
                json.out()
                        .startsWith(
                                "{\"name\":\"hello\",\"what\":\"one web server, the smallest stack there is\",\"command\":\"stack up\"}\n"),
                json.out());
    }

    @Test
    void writesWhatIsAskedForWhereTheFileWantsIt() throws IOException {
        Ran init = Ran.answering(folder, Map.of(), List.of("o'pen \"$esame\""), "init", "jupyterhub");
        assertEquals(0, init.code(), init.seen());
        assertFalse(init.seen().contains("esame"), init.seen());
        assertTrue(
                init.out().endsWith("HUB_PASSWORD is in .env, which only you can read\nnext: stack up\n"), init.out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))));
        assertEquals("HUB_PASSWORD='o\\'pen \"$esame\"'\n", Files.readString(folder.resolve(".env")));
        Ran validate = Ran.in(folder, "validate");
        assertEquals(0, validate.code(), validate.seen());
    }

    @Test
    void fillsPlaceholdersAndLeavesPasswordsToUp() throws IOException {
        Ran init = init("datascience", "--set", "USERNAME=ada");
        assertEquals(0, init.code(), init.seen());
        String file = Files.readString(folder.resolve("datascience.yml"));
        assertTrue(file.contains("'ada/datascience:latest'") && file.contains("PASSWORD=#PASSWORD#"), file);
        assertTrue(
                init.out().contains("PASSWORD is asked for by 'stack up'; or give it with --set-file PASSWORD=FILE\n"),
                init.out());
        assertTrue(
                init.out().endsWith("next: stack up datascience.yml --set-file PASSWORD=password.txt\n"), init.out());
    }

    @Test
    void tellsWhatIsStillToBeGivenWhereThereIsNobodyToAsk() throws IOException {
        Ran init = init("jupyterhub");
        assertEquals(0, init.code(), init.seen());
        assertTrue(
                init.out().contains("HUB_PASSWORD is still to be given: export it, or write it into .env\n"),
                init.out());
        assertTrue(init.out().endsWith("next: HUB_PASSWORD='open sesame' stack up\n"), init.out());
        assertFalse(here().contains(".env"));
    }

    @Test
    void changesNoFileThatIsHere() throws IOException {
        Files.writeString(folder.resolve("stack.yml"), "mine");
        Ran init = init("hello");
        assertEquals(2, init.code());
        assertTrue(init.err().contains("stack.yml is here already, and nothing was copied"), init.seen());
        assertEquals("mine", Files.readString(folder.resolve("stack.yml")));
    }

    @Test
    void leavesAReadmeAndVariablesThatAreHereAsTheyAre() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");
        Files.writeString(folder.resolve(".env"), "OTHER=1\n");
        Ran refused = init("jupyterhub", "--set", "HUB_PASSWORD=x");
        assertEquals(2, refused.code());
        assertEquals(List.of(".env", "README.md"), here());
        Files.writeString(folder.resolve(".env"), "HUB_PASSWORD=secret\n");
        Ran init = init("jupyterhub");
        assertEquals(0, init.code(), init.seen());
        assertEquals("mine", Files.readString(folder.resolve("README.md")));
        assertEquals("HUB_PASSWORD=secret\n", Files.readString(folder.resolve(".env")));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        assertTrue(init("jupiterhub").err().contains("there is no example 'jupiterhub'; did you mean 'jupyterhub'?"));
        assertTrue(init().err().contains("which example? 'stack init --list' tells of all"));
        assertTrue(init("hello", "--set", "A=b").err().contains("the example hello needs no values"));
        assertTrue(init("jupyterhub", "--set", "HUB=b").err().contains("has no value 'HUB'"));
        assertTrue(init("datascience", "--set", "PASSWORD=b").err().contains("PASSWORD is not written into the file"));
        assertTrue(init("datascience", "--set", "USERNAME=a'b").err().contains("cannot stand for #USERNAME#"));
        assertTrue(init("hello", "linked").err().contains("one EXAMPLE, please"));
        assertEquals(List.of(), here());
    }
}
