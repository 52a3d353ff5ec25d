package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand at the end of a command line; the shells' part is {@link CompletionIT}. */
class CompletionTest {
    private static final Completion.Known KNOWN = new Completion.Known() {
        @Override
        public List<String> hosts() {
            return List.of("default", "droplet", "gpubox");
        }

        @Override
        public List<String> stacks(Optional<String> host) {
            return host.map(name -> List.of("stack-on-" + name)).orElse(List.of("shop", "hub"));
        }

        @Override
        public List<String> services(List<String> files) {
            return files.isEmpty() ? List.of("web", "db") : List.of("service-of-" + String.join("+", files));
        }

        @Override
        public List<String> profiles(List<String> files) {
            return files.isEmpty() ? List.of("debug") : List.of("profile-of-" + String.join("+", files));
        }

        @Override
        public List<String> paths(List<String> files, String typed) {
            return List.of("web", "web.", "db");
        }

        @Override
        public boolean isFile(String word) {
            return word.endsWith(".yml");
        }
    };

    @TempDir
    Path folder;

    private static List<String> completed(String typed) {
        return new Completion(KNOWN)
                .of(List.of(typed.split(" ", -1))).stream().map(Candidate::word).toList();
    }

    @Test
    void whatCanBeTypedIsTheCommandsAndTheirOptionsWithWhatTheyAreFor() {
        StringBuilder text = new StringBuilder();
        for (String typed : List.of("volume ", "pull --", "completion ")) {
            text.append("stack ").append(typed).append('\n');
            new Completion(KNOWN)
                    .of(List.of(typed.split(" ", -1)))
                    .forEach(candidate -> text.append("    ")
                            .append(candidate.line().replace("\t", "  "))
                            .append('\n'));
        }
        Golden.assertSame(Path.of("src/test/resources/completion/words.txt"), text.toString());
        List<String> verbs = Commands.NAMES.stream()
                .map(name -> name.replaceFirst(" .*", ""))
                .distinct()
                .toList();
        assertEquals(verbs, completed("").subList(0, verbs.size()));
    }

    @Test
    void aBeginningLeavesWhatGoesOnFromThere() {
        assertEquals(List.of("validate"), completed("va"));
        assertEquals(List.of("--host"), completed("up --ho"));
        assertEquals(List.of("--help", "--version"), completed("--"));
        assertEquals(List.of("restore"), completed("volume re"));
    }

    @Test
    void servicesAreThoseOfTheFileThatIsNamed() {
        assertEquals(List.of("web", "db", ":files"), completed("up "));
        assertEquals(List.of("db", ":files"), completed("logs --follow web "));
        assertEquals(List.of("service-of-shop.yml"), completed("up shop.yml "));
        assertEquals(List.of("service-of-a.yml+b.yml"), completed("up -f a.yml --file b.yml "));
        assertEquals(List.of("web=", "db=", ":files"), completed("scale "));
    }

    @Test
    void optionsHaveValues() {
        assertEquals(List.of("default", "droplet", "gpubox"), completed("up --host "));
        assertEquals(List.of("droplet,gpubox"), completed("up --host droplet,g"));
        assertEquals(List.of("shop", "hub"), completed("down --name "));
        assertEquals(List.of("stack-on-droplet"), completed("down --host droplet --name "));
        assertEquals(List.of(":files"), completed("up --env-file "));
        assertEquals(List.of("builtin", "system"), completed("up --ssh-client "));
        assertEquals(List.of("stackfile", "compose"), completed("schema --json "));
        assertEquals(List.of(), completed("up --set "));
        assertEquals(List.of("debug"), completed("up --profile "));
        assertEquals(List.of("profile-of-shop.yml"), completed("up shop.yml --profile "));
        assertEquals(List.of("web", "db", ":files"), completed("up --json "));
    }

    @Test
    void whatWasGivenAndCanBeGivenOnceIsNotOfferedAgain() {
        assertTrue(completed("up --").contains("--json"));
        assertTrue(!completed("up --json --").contains("--json"));
        assertTrue(completed("up --set A=b --").contains("--set"));
    }

    @Test
    void theCommandThatRunsElsewhereIsItsOwn() {
        assertEquals(List.of("web", ":files"), completed("exec we"));
        assertEquals(List.of(":files"), completed("exec web l"));
        assertEquals(List.of(":files"), completed("run shop.yml web -- --"));
    }

    @Test
    void hostsAndExamplesAreWordsToo() {
        assertEquals(List.of("jupyterhub"), completed("init jupyterh"));
        assertEquals(List.of("droplet"), completed("host check dr"));
        assertEquals(List.of(), completed("host check droplet "));
    }

    @Test
    void whatMakesNoSenseHasNothingBehindIt() {
        assertEquals(List.of(), completed("nonsense "));
        assertEquals(List.of(), completed("volume nonsense "));
        assertEquals(List.of(), completed("help volume ls "));
    }

    @Test
    void whatIsWrongIsNotToldToWhoeverIsTyping() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), "web: {image: [}\n");
        for (String[] typed : new String[][] {
            {"__complete", "up", "shop.yml", ""},
            {"__complete", "down", "--name", ""},
            {"__complete", "down", "--host", "nobody@nowhere.invalid", "--name", ""},
            {"__complete"}
        }) {
            Ran ran = Ran.in(folder, typed);
            assertEquals(0, ran.code());
            assertEquals("", ran.err());
        }
    }

    @Test
    void hostsAreThoseOfDockerAndOfTheSshConfiguration() throws Exception {
        Path ssh = Files.createDirectory(folder.resolve(".ssh"));
        Files.writeString(ssh.resolve("config"), """
                Include more/*
                Host droplet gpu-* !no
                  HostName 203.0.113.7
                Host *
                  User ann
                """);
        Files.writeString(Files.createDirectory(ssh.resolve("more")).resolve("work"), "host  = \"bastion\"\n");
        Path context = Files.createDirectories(folder.resolve(".docker/contexts/meta/0123"));
        Files.writeString(context.resolve("meta.json"), "{\"Name\":\"laptop\"}");
        Ran ran = Ran.with(folder, Map.of("HOME", folder.toString()), "__complete", "ps", "--host", "");
        assertEquals("default\nlaptop\nbastion\ndroplet\n", ran.out());
    }

    @Test
    void theServicesOfAFileNeedNoValues() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web: {image: '#NAME#', environment: {A: '${A:?}'}}
                  tools: {image: busybox, profiles: [debug]}
                """);
        assertEquals(
                "web\ntools\n",
                Ran.in(folder, "__complete", "up", "shop.yml", "").out());
    }

    private List<String> ofTheFile(String... words) {
        return Ran.in(folder, words).out().lines().toList();
    }

    @Test
    void profilesAndPathsAreThoseOfTheFile() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    image: '#NAME#'
                    environment: {A: '${A:?}'}
                    ports: ['80:80', '81:81']
                  tools: {image: busybox, profiles: [debug, all], environment: ['PASSWORD=geheim', 'B']}
                  test: {image: busybox, profiles: [debug]}
                """);
        assertEquals(List.of("all", "debug"), ofTheFile("__complete", "up", "shop.yml", "--profile", ""));
        assertEquals(
                List.of("web", "web.", "tools", "tools.", "test", "test."),
                ofTheFile("__complete", "explain", "shop.yml", ""));
        assertEquals(
                List.of("web.environment", "web.environment."),
                ofTheFile("__complete", "explain", "-f", "shop.yml", "web.e"));
        assertEquals(
                List.of("web.ports.0", "web.ports.1"), ofTheFile("__complete", "explain", "shop.yml", "web.ports."));
        assertEquals(
                List.of("tools.environment.PASSWORD", "tools.environment.1"),
                ofTheFile("__complete", "explain", "shop.yml", "tools.environment."));
        assertEquals(List.of(), ofTheFile("__complete", "explain", "shop.yml", "web.image", ""));
        assertEquals(List.of(), ofTheFile("__complete", "explain", "shop.yml", "nobody."));
    }

    @Test
    void aShellThatThereIsNoScriptForIsRefused() {
        assertEquals(
                "stack: there is no script for 'tcsh'; write: stack completion bash, zsh or fish\n",
                Ran.in(folder, "completion", "tcsh").err());
        assertEquals(2, Ran.in(folder, "completion").code());
    }
}
