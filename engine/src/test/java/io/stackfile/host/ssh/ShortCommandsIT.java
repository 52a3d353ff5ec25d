package io.stackfile.host.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.ssh.config.Destination;
import io.stackfile.host.ssh.config.SshConfiguration;
import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
class ShortCommandsIT {
    @Test
    void aCommandThatEndsAtOnceHasRunAllTheSame() throws IOException {
        RemoteHost.up("d1");
        Map<String, String> environment = Map.of("HOME", RemoteHost.home().toString());
        try (SshMachine machine = SshMachine.of(
                Destination.parse("d1"),
                SshConfiguration.of(environment)::settingsFor,
                new Surroundings(environment, new Nobody(line -> {}), false))) {
            for (int run = 0; run < 100; run++) {
                assertEquals(run % 2, machine.link().run("exit " + run % 2).status());
            }
        }
    }
}
