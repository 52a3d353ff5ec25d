package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.check.Check;
import io.stackfile.host.check.EngineFacts;
import io.stackfile.host.check.MachineFacts;
import io.stackfile.host.check.SshFacts;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.HttpClient;
import io.stackfile.host.ssh.LinkLost;
import io.stackfile.host.ssh.SshLink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Looks at a machine from outside, by its engine, and from inside, by one command; changes nothing. */
record Examination(Way way, Map<String, String> environment) {
    private static final String USUAL_ROOT = "/var/lib/docker";
    private static final String USUAL_SOCKET = "/var/run/docker.sock";

    Check check(String option) {
        try (Engine engine =
                new Engine(new HttpClient(way.dialer()), new RegistryLogins(environment), way.explanation())) {
            Optional<EngineFacts> facts = Optional.empty();
            String problem = "";
            try {
                facts = Optional.of(new EngineQuestions(engine).ask());
            } catch (HostException e) {
                problem = String.valueOf(e.getMessage());
            }
            String root = facts.map(EngineFacts::root).orElse(USUAL_ROOT);
            long before = System.currentTimeMillis();
            Optional<MachineFacts> machine = machine(root);
            long now = Math.floorDiv(before / 2 + System.currentTimeMillis() / 2, 1000);
            return new Check(way.name(), option, ssh(machine), machine, facts, problem, now);
        }
    }

    private Optional<MachineFacts> machine(String root) {
        try {
            if (way.machine().isPresent()) {
                SshLink link = way.machine().get().link();
                return Optional.of(
                        MachineFacts.read(link.run(MachineFacts.question(root)).output()));
            }
            return isThisMachine()
                    ? Optional.of(MachineFacts.read(here(MachineFacts.question(root))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A proxy on this machine may lead to the engine of another one. */
    private boolean isThisMachine() {
        return way.local() && Files.isDirectory(Path.of("/proc/self"));
    }

    private static String here(String command) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Optional<SshFacts> ssh(Optional<MachineFacts> facts) {
        return way.machine().map(machine -> {
            try {
                SshLink link = machine.link();
                boolean mayUseSocket = facts.filter(MachineFacts::running)
                        .filter(MachineFacts::mayUseDocker)
                        .isPresent();
                return new SshFacts(
                        true,
                        mayUseSocket ? forwards(() -> link.toSocket(USUAL_SOCKET)) : SshFacts.Forwards.UNKNOWN,
                        forwards(() -> link.toAddress("localhost", 22)));
            } catch (IOException e) {
                return SshFacts.NO_WAY_IN;
            }
        });
    }

    private interface Opening {
        Connection open() throws IOException;
    }

    /** A server that forwards none says the same as one with nobody there; where we knock, somebody is. */
    private static SshFacts.Forwards forwards(Opening opening) throws LinkLost {
        try (Connection connection = opening.open()) {
            connection.closeOutput();
            return SshFacts.Forwards.YES;
        } catch (LinkLost e) {
            throw e;
        } catch (IOException e) {
            return SshFacts.Forwards.NO;
        }
    }
}
