package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The example with a hierarchy of images: built in order, only what is new, and one service of it at work. */
class ScidashIT {
    private static final Path EXAMPLE = Ran.ROOT.resolve("examples/scidash");
    private static final List<String> IMAGES = List.of(
            "scidash/scipy-notebook-plus:latest",
            "scidash/neuron:latest",
            "scidash/neuroml:latest",
            "scidash/sciunit:latest",
            "scidash/neuronunit:latest",
            "scidash/neuronunit-optimization:latest",
            "scidash/neuronunit-showcase:latest");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Map<String, String> shell = Lab.environment();
    private Path example = EXAMPLE;
    private List<String> host = List.of();

    @SuppressWarnings("NullAway.Init")
    private GitServer git;

    @BeforeEach
    void aBaseImageAndTwoRepositories() throws Exception {
        for (String known : List.of("cerberus", "lxml", "neuron", "libNeuroML", "pyNeuroML", "deap")) {
            Path installed = Files.createDirectories(folder.resolve("base/installed/" + known + "-9.9.dist-info"));
            Files.writeString(
                    installed.resolve("METADATA"), "Metadata-Version: 2.1\nName: " + known + "\nVersion: 9.9\n");
        }
        Files.writeString(folder.resolve("base/stack.yml"), """
                base:
                  image: quay.io/jupyter/scipy-notebook
                  build:
                    dockerfile_inline: |
                      FROM jupyter/scipy-notebook
                      ENV PIP_DISABLE_PIP_VERSION_CHECK=1
                      COPY installed /usr/lib/python3/dist-packages/
                """);
        Lab.done(folder.resolve("base"), "build");
        git = new GitServer(folder.resolve("git"));
        git.push("sciunit", "dev");
        git.push("neuronunit", "dev");
        Files.writeString(folder.resolve("lab.yml"), """
                sciunit:
                  image: scidash/sciunit
                  build: {args: {SOURCE: 'SCIUNIT'}}
                  x-stack: {git: {HEAD: 'SCIUNIT#dev'}}
                neuronunit:
                  image: scidash/neuronunit
                  build: {args: {SOURCE: 'NEURONUNIT'}}
                  x-stack: {git: {HEAD: 'NEURONUNIT#dev'}}
                """.replace("SCIUNIT", git.url("sciunit"))
                .replace("NEURONUNIT", git.url("neuronunit")));
        shell.put("HOST_PORT", "8897");
        shell.put("NOTEBOOK_HOME", Files.createDirectory(folder.resolve("home")).toString());
    }

    @AfterEach
    void leaveNothing() {
        stack("down", "--volumes", "--yes");
        git.close();
    }

    private Ran stack(String verb, String... arguments) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(host);
        words.addAll(
                List.of("-f", "scidash.yml", "-f", folder.resolve("lab.yml").toString()));
        words.addAll(List.of(arguments));
        return Ran.with(example, shell, words.toArray(String[]::new));
    }

    private Ran done(String verb, String... arguments) {
        Ran ran = stack(verb, arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    private static List<String> named(String what, Ran ran) {
        return ran.err()
                .lines()
                .filter(line -> line.startsWith(what))
                .flatMap(line -> Stream.of(line.substring(what.length()).split(", ")))
                .sorted()
                .toList();
    }

    @Test
    void imagesAreBuiltInOrderAndOnlyWhatIsNewIsMadeAnew() throws Exception {
        Ran first = done("build");
        assertEquals(
                IMAGES.stream().sorted().toList(),
                Stream.concat(named("new: ", first).stream(), named("unchanged: ", first).stream())
                        .sorted()
                        .toList());
        assertTrue(
                named("new: ", first).containsAll(List.of("scidash/neuronunit:latest", "scidash/sciunit:latest")),
                first.seen());
        comesBefore("scidash/scipy-notebook-plus", "scidash/neuron:", first);
        comesBefore("scidash/neuron:", "scidash/neuroml", first);
        comesBefore("scidash/neuroml", "scidash/neuronunit:", first);
        comesBefore("scidash/neuronunit:", "scidash/neuronunit-showcase", first);

        Ran again = done("build");
        assertEquals(List.of(), named("new: ", again), again.seen());
        assertEquals(IMAGES.stream().sorted().toList(), named("unchanged: ", again), again.seen());

        String newest = git.push("sciunit", "dev");
        Ran pushed = done("build");
        assertEquals(List.of("scidash/sciunit:latest"), named("new: ", pushed), pushed.seen());
        assertEquals(
                newest + "\n",
                done("run", "sciunit", "--entrypoint", "python3", "--", "-c", "import sciunit; print(sciunit.HEAD)")
                        .out());

        Files.writeString(
                folder.resolve("lab.yml"),
                Files.readString(folder.resolve("lab.yml"))
                        + "neuronunit-optimization: {image: scidash/neuronunit-optimization, build: {args: {CACHE_BUSTER: '2'}}}\n");
        Ran busted = done("build", "neuronunit-optimization");
        assertEquals(List.of("scidash/neuronunit-optimization:latest"), named("new: ", busted), busted.seen());

        oneServiceWorks();
    }

    private static void comesBefore(String one, String other, Ran ran) {
        assertTrue(
                ran.err().indexOf("build image " + one) < ran.err().indexOf("build image " + other),
                () -> one + " before " + other + ": " + ran.seen());
    }

    private void oneServiceWorks() throws IOException {
        Files.writeString(folder.resolve("home/model.txt"), "a model");
        Ran up = done("up", "neuronunit");
        assertTrue(up.out().contains("neuronunit  http://localhost:8897\n"), up.seen());
        assertFalse(done("ps").out().contains("sciunit"), "nothing runs of the other images");
        assertTrue(Lab.get(8897, "/login").contains("Jupyter"));
        assertEquals(
                "a model", done("exec", "neuronunit", "cat", "work/model.txt").out());
        assertEquals(
                "docker-init\n",
                done("exec", "neuronunit", "cat", "/proc/1/comm").out());
        Ran shellRan = Ran.reading(
                "cat work/model.txt; exit 3\n".getBytes(StandardCharsets.UTF_8),
                EXAMPLE,
                shell,
                "shell",
                "scidash.yml",
                "neuronunit");
        assertEquals(3, shellRan.code(), shellRan.seen());
        assertEquals("a model", shellRan.out());

        for (String source : List.of("sciunit", "neuronunit")) {
            Path copy = Files.createDirectories(folder.resolve("copy").resolve(source));
            Files.writeString(copy.resolve(source + ".py"), "EDITED = True");
            shell.put(source.toUpperCase(java.util.Locale.ROOT) + "_SRC", copy.toString());
        }
        done("up", "-f", "scidash.dev.yml", "neuronunit", "--yes");
        assertEquals(
                "True a model",
                done(
                                "exec",
                                "neuronunit",
                                "python3",
                                "-c",
                                "import neuronunit; print(neuronunit.EDITED, open('work/model.txt').read(), end='')")
                        .out());
    }

    @Test
    @ResourceLock("d5")
    void anotherMachineBuildsAndRunsThem() throws Exception {
        RemoteHost d5 = onAnotherMachine();
        new Droplet("d5").done(folder.resolve("base"), "build");

        Ran built = done("build", "neuronunit");

        comesBefore("scidash/neuroml", "scidash/neuronunit:", built);
        assertFalse(built.err().contains("sciunit:"), built.seen());
        worksOn(d5, done("up", "neuronunit"));
        assertTrue(done("up", "neuronunit").err().contains("nothing to do"));
        List<String> again = named("new: ", done("build", "neuronunit"));
        assertEquals(List.of(), again);
        String newest = git.push("neuronunit", "dev");
        assertEquals(List.of("scidash/neuronunit:latest"), named("new: ", done("build", "neuronunit")));
        done("up", "neuronunit", "--yes");
        assertEquals(newest + "\n", headOfTheLibrary());
    }

    @Test
    @ResourceLock("d5")
    void whatIsPushedIsForEverybody() throws Exception {
        String own = Lab.registry() + "/t" + UUID.randomUUID().toString().substring(0, 8) + "/";
        example = folder.resolve("own");
        copyWithNames(own);
        try {
            Ran pushed = done("build", "--push");
            for (String image : IMAGES) {
                assertTrue(pushed.err().contains("push image " + image.replace("scidash/", own)), pushed.seen());
            }
            RemoteHost d5 = onAnotherMachine();

            Ran up = done("up", "neuronunit");

            worksOn(d5, up);
            String image = d5.ssh("docker inspect -f '{{.Image}}' scidash-neuronunit-1")
                    .strip();
            assertTrue(Lab.get("/images/" + own + "neuronunit/json").contains("\"Id\":\"" + image + "\""), image);
        } finally {
            for (String image : IMAGES) {
                Lab.request("DELETE", "/images/" + image.replace("scidash/", own), "");
            }
        }
    }

    private RemoteHost onAnotherMachine() {
        RemoteHost d5 = RemoteHost.up("d5");
        shell = Droplet.environment();
        shell.put("HOST_PORT", "8897");
        host = List.of("--host", "d5");
        d5.ssh("echo 'a model' >/home/deploy/model.txt");
        return d5;
    }

    /** The home in the notebook is that of whoever logs in there. */
    private void worksOn(RemoteHost machine, Ran up) {
        assertTrue(up.out().contains("neuronunit  http://" + machine.address() + ":8897\n"), up.seen());
        assertTrue(Lab.get(machine.address(), 8897, "/login").contains("Jupyter"));
        assertEquals(
                "a model\n", done("exec", "neuronunit", "cat", "work/model.txt").out());
    }

    private String headOfTheLibrary() {
        return done("exec", "neuronunit", "--", "python3", "-c", "import neuronunit; print(neuronunit.HEAD)")
                .out();
    }

    /** The example as one has it who may not push to scidash. */
    private void copyWithNames(String own) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = example.resolve(EXAMPLE.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, withNames(file, own));
            }
        }
        Path lab = folder.resolve("lab.yml");
        Files.writeString(lab, withNames(lab, own));
    }

    private static String withNames(Path file, String own) throws IOException {
        return Files.readString(file)
                .replace("image: scidash/", "image: " + own)
                .replace("FROM scidash/", "FROM " + own);
    }

    @Test
    void aBranchThatIsNotThereIsToldAndWhatComesAfterIsLeft() throws Exception {
        Files.writeString(
                folder.resolve("lab.yml"),
                Files.readString(folder.resolve("lab.yml")).replace("neuronunit#dev", "neuronunit#devv"));
        Ran ran = stack("build", "neuronunit", "neuronunit-showcase");
        assertEquals(1, ran.code(), ran.seen());
        assertTrue(
                ran.err()
                        .contains("x-stack.git.HEAD: " + git.url("neuronunit")
                                + " has no branch or tag 'devv'; its branches are dev"),
                ran.seen());
        assertTrue(ran.err().contains("skipped: build image scidash/neuronunit-showcase:latest"), ran.seen());
    }
}
