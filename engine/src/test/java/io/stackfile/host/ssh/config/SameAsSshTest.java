package io.stackfile.host.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stackfile.host.HostException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks the real {@code ssh} the same questions; without one here, the golden files of {@link SshConfigurationTest} remain. */
final class SameAsSshTest {
    private static final Path SSH = Path.of("/usr/bin/ssh");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("HOME", System.getProperty("user.home"), "KEYS", "/keys", "PATH", "/usr/bin:/bin");
    private static final Pattern TRIED = Pattern.compile("debug1: (identity|certificate) file (.*) type -?\\d+.*");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<ConfigCase> cases() {
        return ConfigCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settlesWhatSshSettles(ConfigCase given) throws Exception {
        assumeTrue(Files.isExecutable(SSH), "no ssh here");
        assumeTrue(given.withoutSsh().isEmpty(), given.withoutSsh());
        Path file = given.copyTo(folder);
        SshConfiguration ours = new SshConfiguration(LocalUser.of(ENVIRONMENT), file, Path.of("/nowhere/ssh_config"));
        for (Destination destination : given.destinations()) {
            compare(ours, destination, file);
        }
    }

    /** Not among the cases, for their answers are the same for everybody. */
    @Test
    void knowsTheNumberOfTheUserAndTheNameOfTheMachine() throws Exception {
        assumeTrue(Files.isExecutable(SSH), "no ssh here");
        Path file = Files.writeString(folder.resolve("config"), "UserKnownHostsFile /%i/%l/%L\n");
        SshConfiguration ours = new SshConfiguration(LocalUser.of(ENVIRONMENT), file, Path.of("/nowhere/ssh_config"));
        compare(ours, Destination.parse("droplet"), file);
    }

    private void compare(SshConfiguration ours, Destination destination, Path file) throws Exception {
        Ran asked = ssh(destination, "-G", "-F", file.toString());
        SshSettings settings;
        try {
            settings = ours.settingsFor(destination);
        } catch (HostException e) {
            assertNotEquals(0, asked.code(), () -> destination + ": ssh accepts what we refuse: " + e.getMessage());
            return;
        }
        assertEquals(0, asked.code(), () -> destination + ": ssh refuses what we accept: " + asked.errors());
        TreeSet<String> lines = AsSshPrints.lines(settings);
        lines.removeIf(line -> line.startsWith("+ ") || line.startsWith("proxycommand"));
        TreeSet<String> theirs = new TreeSet<>();
        asked.output().lines().filter(saidBy(lines)).forEach(theirs::add);
        assertEquals(
                String.join("\n", lines).replace("/nowhere/", "/etc/ssh/"),
                String.join("\n", theirs),
                destination.toString());
        compareWhatIsTried(settings, destination, file);
    }

    /** Of what ssh says, that which we say too; it fills lists of algorithms in, and it always names all of them. */
    private static Predicate<String> saidBy(TreeSet<String> lines) {
        List<String> lists =
                List.of("ciphers", "kexalgorithms", "macs", "hostkeyalgorithms", "pubkeyacceptedalgorithms");
        List<String> always = List.of(
                "hostname",
                "port",
                "user",
                "addressfamily",
                "bindaddress",
                "connecttimeout",
                "proxyjump",
                "serveraliveinterval",
                "serveralivecountmax",
                "compression",
                "identitiesonly",
                "identityagent",
                "passwordauthentication",
                "kbdinteractiveauthentication",
                "pubkeyauthentication",
                "numberofpasswordprompts",
                "preferredauthentications",
                "stricthostkeychecking",
                "hashknownhosts",
                "hostkeyalias",
                "revokedhostkeys",
                "userknownhostsfile",
                "globalknownhostsfile");
        return line -> {
            String keyword = line.replaceFirst(" .*", "");
            return always.contains(keyword)
                    || lists.contains(keyword) && lines.stream().anyMatch(ours -> ours.startsWith(keyword + " "));
        };
    }

    /** What {@code -G} shows unfinished is seen when ssh connects, here to a command that hangs up at once. */
    private void compareWhatIsTried(SshSettings settings, Destination destination, Path file) throws Exception {
        List<String> options = new ArrayList<>(List.of("-v", "-F", file.toString(), "-o", "BatchMode=yes"));
        if (settings.route().proxyCommand().isEmpty()) {
            options.addAll(List.of("-o", "ProxyCommand=false"));
        }
        String said = ssh(destination, options.toArray(String[]::new)).errors();
        String command = settings.route().proxyCommand().orElse("false");
        assertEquals(
                List.of("debug1: Executing proxy command: exec " + command),
                said.lines()
                        .filter(line -> line.contains("Executing proxy command"))
                        .toList());
        List<String> tried = new ArrayList<>();
        settings.identities().files().stream()
                .filter(IdentityFile::explicit)
                .forEach(identity -> tried.add("identity " + identity.path()));
        settings.identities().certificates().forEach(path -> tried.add("certificate " + path));
        if (settings.identities().files().stream().allMatch(IdentityFile::explicit)) {
            assertEquals(
                    tried,
                    said.lines()
                            .map(TRIED::matcher)
                            .filter(Matcher::matches)
                            .map(line -> line.group(1) + " " + line.group(2))
                            .filter(line -> !line.endsWith("-cert"))
                            .toList());
        }
    }

    private Ran ssh(Destination destination, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SSH.toString()));
        command.addAll(List.of(options));
        destination.user().ifPresent(user -> command.addAll(List.of("-l", user)));
        destination.port().ifPresent(port -> command.addAll(List.of("-p", Integer.toString(port))));
        command.add(destination.host());
        Path errors = folder.resolve("errors");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectError(errors.toFile());
        process.environment().clear();
        process.environment().putAll(ENVIRONMENT);
        Process started = process.start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(started.waitFor(), output, Files.readString(errors).replace("\r", ""));
    }

    private record Ran(int code, String output, String errors) {}
}
