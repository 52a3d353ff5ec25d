package io.stackfile.host.ssh.config;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;

/** A command of {@code Match exec}, in the user's shell. It reads nothing, and only its complaints are seen. */
final class ShellCommand {
    private ShellCommand() {}

    static boolean succeeds(String command, Map<String, String> environment) throws BadLine {
        String shell = environment.getOrDefault("SHELL", "/bin/sh");
        ProcessBuilder process = new ProcessBuilder(shell, "-c", command)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.INHERIT);
        process.environment().clear();
        process.environment().putAll(environment);
        try {
            return process.start().waitFor() == 0;
        } catch (IOException e) {
            throw new BadLine("the shell " + shell + " cannot be started; set SHELL to one that can");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadLine("interrupted while '" + command + "' ran");
        }
    }
}
