package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real shells make of their scripts. */
class CompletionIT {
    @TempDir
    Path folder;

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "wonderweb: {image: busybox}\ndb: {image: busybox}\n");
        Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("bin")).resolve("stack"), Ran.ROOT.resolve("stack"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Lab.environment());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        environment.put("HOME", folder.toString());
        return environment;
    }

    private String said(String... command) throws Exception {
        Path errors = folder.resolve("errors");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment());
        Process shell = builder.start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("", Files.readString(errors));
        assertEquals(0, shell.waitFor(), said);
        return said;
    }

    /** Where the lab keeps the shells that this machine may lack. */
    private static Path shells() throws Exception {
        Process lab = new ProcessBuilder(Ran.ROOT.resolve("lab/shells").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, lab.waitFor());
        return Path.of(said.get(said.size() - 1));
    }

    @Test
    void bashOffersWordsAndFiles() throws Exception {
        assertEquals("""
                completion
                --host
                wonderweb
                db
                shop.yml
                wonderweb=
                wonderweb.image
                """, said("bash", "-c", """
                        source <(stack completion bash)
                        complete -p stack | grep -q _stack || exit 9
                        typed() {
                          COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
                          _stack stack
                          printf '%s\\n' "${COMPREPLY[@]}"
                        }
                        typed stack compl
                        typed stack up --ho
                        typed stack up shop.yml ""
                        typed stack up --file sh
                        typed stack scale -f shop.yml won
                        typed stack explain shop.yml wonderweb.
                        """));
    }

    @Test
    void fishOffersWordsWithWhatTheyAreForAndFiles() throws Exception {
        Path completions = Files.createDirectories(folder.resolve(".config/fish/completions"));
        Files.writeString(
                completions.resolve("stack.fish"),
                Ran.in(folder, "completion", "fish").out());
        String said = said(
                shells().resolve("fish").toString(),
                "-c",
                "for typed in 'stack compl' 'stack up shop.yml ' 'stack up --file sh'; complete -C $typed; end");
        List<String> lines = new ArrayList<>(said.lines().toList());
        assertEquals(
                List.of(
                        "completion\tPrint the script that completes 'stack' in a shell.",
                        "db",
                        "wonderweb",
                        "shop.yml"),
                lines);
    }

    @Test
    void zshCompletesWhatIsBeingTyped() throws Exception {
        Path shells = shells();
        Map<String, String> environment = environment();
        environment.put("ZSH", shells.resolve("zsh").toString());
        try (Pty pty = Pty.runs(folder, environment, "unset -f stack; \"$ZSH\" -i")) {
            pty.types("PS1='re''ady '; autoload -Uz compinit; compinit -u -D; eval \"$(stack completion zsh)\"\n")
                    .sees("ready ")
                    .types("stack up shop.yml --attach won\t")
                    .sees("derweb")
                    .types("\u0015stack validate sh\t\n")
                    .sees("shop is right")
                    .types("exit\n")
                    .endsWith(0);
        }
    }
}
