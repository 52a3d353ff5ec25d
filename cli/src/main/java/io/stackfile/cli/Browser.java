package io.stackfile.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Shows pages to whoever sits at this machine. */
record Browser(Terminal terminal) {
    /** Who fails does so soon; who has not by then shows something. */
    private static final int SOON_SECONDS = 3;

    /** Says so when it cannot. */
    void show(String url) {
        if (terminal.person().isEmpty()) {
            terminal.say("nobody is at a terminal here, so no browser is opened");
        } else if (commands().stream().noneMatch(command -> shows(command, url))) {
            terminal.say("no browser was found; the variable BROWSER may name one");
        }
    }

    /** As others understand BROWSER: several by colons, and the address in place of %s or at the end. */
    private List<String> commands() {
        String chosen = terminal.environment().getOrDefault("BROWSER", "");
        if (!chosen.isBlank()) {
            return Arrays.stream(chosen.split(":"))
                    .filter(command -> !command.isBlank())
                    .toList();
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return List.of("open");
        }
        boolean desktop = List.of("DISPLAY", "WAYLAND_DISPLAY").stream()
                .anyMatch(name -> !terminal.environment().getOrDefault(name, "").isEmpty());
        return desktop ? List.of("xdg-open") : List.of();
    }

    private static boolean shows(String command, String url) {
        List<String> words = new ArrayList<>(Arrays.stream(command.strip().split("\\s+"))
                .map(word -> word.replace("%s", url))
                .toList());
        if (!command.contains("%s")) {
            words.add(url);
        }
        try {
            Process process = new ProcessBuilder(words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return !process.waitFor(SOON_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
