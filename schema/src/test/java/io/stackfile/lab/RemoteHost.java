package io.stackfile.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A machine that is reached over SSH, with an engine of its own: {@code lab/host} makes it and does to it what life does. */
public record RemoteHost(String name) {
    /** The password of the user {@code deploy}, who also logs in by key. */
    public static final String PASSWORD = "deploy-password";

    private static final Path LAB = Path.of(System.getenv().getOrDefault("STACK_LAB", "/var/tmp/stack-lab"));
    private static final String NETWORK = System.getenv().getOrDefault("LAB_NET", "198.51.100");
    private static final Path SCRIPT = Path.of(System.getProperty("root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolve("lab/host");

    /**
     * What a client needs: {@code .ssh} with a key, the hosts' keys and their aliases, and OpenSSH's programs in {@code bin}, of
     * which {@code ssh} uses it.
     */
    public static Path home() {
        return LAB.resolve("home");
    }

    /** Starts it, or mends it if it runs; see {@code lab/host} for the options. */
    public static RemoteHost up(String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.add(name);
        lab("up", arguments);
        return new RemoteHost(name);
    }

    public String address() {
        return NETWORK + ".1" + name.substring(1);
    }

    /** Without a goodbye to anybody. */
    public void off() {
        lab("off", List.of(name));
    }

    /** The next {@link #up} finds an empty disk, and makes new host keys. */
    public void down() {
        lab("down", List.of(name));
    }

    public void cut() {
        lab("cut", List.of(name));
    }

    public void mend() {
        lab("mend", List.of(name));
    }

    /** Each way; two zeros end it. */
    public void link(int milliseconds, double percentLost) {
        String percent = percentLost == 0 ? "0" : String.valueOf(percentLost);
        lab("link", List.of(name, String.valueOf(milliseconds), percent));
    }

    /** Every SSH connection is reset; new ones are welcome. */
    public void kick() {
        lab("kick", List.of(name));
    }

    /** Lines for the {@code sshd_config}, for new connections, in place of those given before. */
    public void sshd(String... options) {
        List<String> arguments = new ArrayList<>(List.of(name));
        arguments.addAll(List.of(options));
        lab("sshd", arguments);
    }

    /** What a command says that root runs there. */
    public String ssh(String command) {
        return lab("ssh", List.of(name + "-root", command));
    }

    private static String lab(String verb, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), verb));
        command.addAll(arguments);
        try {
            Path said = Files.createTempFile("lab-host", ".txt");
            Path complained = Files.createTempFile("lab-host", ".err");
            try {
                int code = new ProcessBuilder(command)
                        .redirectInput(Path.of("/dev/null").toFile())
                        .redirectOutput(said.toFile())
                        .redirectError(complained.toFile())
                        .start()
                        .waitFor();
                if (code != 0) {
                    throw new AssertionError(
                            String.join(" ", command) + " ended with " + code + ":\n" + text(complained));
                }
                return text(said);
            } finally {
                Files.delete(said);
                Files.delete(complained);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
