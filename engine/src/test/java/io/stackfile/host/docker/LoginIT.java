package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.ssh.Nobody;
import io.stackfile.host.ssh.Prompts;
import io.stackfile.host.ssh.Someone;
import io.stackfile.host.ssh.Surroundings;
import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Getting in, with keys, agents and passwords as people have them, and not getting in where that would be wrong. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
@ResourceLock("d2")
@ResourceLock("d3")
final class LoginIT {
    private static RemoteHost d1 = new RemoteHost("d1");

    private final Map<String, String> environment = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Nobody nobody = new Nobody(told::add);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private Path ssh = Path.of("");

    @BeforeAll
    static void startIt() {
        d1 = RemoteHost.up("d1");
    }

    @BeforeEach
    void makesAHome() throws IOException {
        ssh = Files.createDirectories(
                home.resolve(".ssh"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        environment.put("HOME", home.toString());
        environment.put("DOCKER_CONFIG", "/nonexistent");
        Files.copy(RemoteHost.home().resolve(".ssh/known_hosts"), ssh.resolve("known_hosts"));
        config("");
    }

    @AfterEach
    void endsTheAgent() throws Exception {
        if (environment.containsKey("SSH_AGENT_PID")) {
            run(List.of("ssh-agent", "-k"));
        }
    }

    @Test
    void takesTheKeyThatTheConfigurationNames() throws Exception {
        config("IdentityFile " + labKey());
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void takesAUsualKeyAndSkipsFilesThatAreMissing() throws Exception {
        config("IdentityFile ~/.ssh/no_such_key\n  IdentityFile ~/.ssh/mine");
        Files.copy(labKey(), ssh.resolve("mine"));
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void asksForThePassphraseOfAKeyTheServerTakes() throws Exception {
        key("ed25519", "opensesame");
        Someone someone = new Someone(Map.of("Passphrase for the key", "opensesame"));
        assertEquals(List.of(), stacks(someone));
        assertEquals(List.of("Passphrase for the key " + ssh.resolve("id_ed25519") + ": "), someone.asked);
    }

    @Test
    void takesThePassphraseFromTheEnvironment() throws Exception {
        key("ecdsa", "opensesame");
        environment.put("STACK_SSH_PASSPHRASE", "opensesame");
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void doesNotAskForThePassphraseOfAKeyTheServerDoesNotTake() throws Exception {
        keygen("id_ed25519", "ed25519", "opensesame");
        Files.copy(labKey(), ssh.resolve("id_rsa"));
        Someone someone = new Someone(Map.of());
        assertEquals(List.of(), stacks(someone));
        assertEquals(List.of(), someone.asked);
    }

    @Test
    void takesRsaKeys() throws Exception {
        key("rsa", "");
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void looksForTheKeyInTheAgentAndLeavesTheAgentAsItWas() throws Exception {
        startAgent();
        Files.copy(labKey(), ssh.resolve("mine"));
        Files.setPosixFilePermissions(ssh.resolve("mine"), PosixFilePermissions.fromString("rw-------"));
        run(List.of("ssh-add", "-q", ssh.resolve("mine").toString()));
        Files.delete(ssh.resolve("mine"));
        keygen("id_rsa", "rsa", "opensesame");
        String before = run(List.of("ssh-add", "-l"));
        assertEquals(List.of(), stacks(nobody));
        assertEquals(before, run(List.of("ssh-add", "-l")));
    }

    @Test
    void isNotLockedOutByAnAgentFullOfOtherKeys() throws Exception {
        startAgent();
        for (int number = 1; number <= 8; number++) {
            keygen("other" + number, "ed25519", "");
            run(List.of("ssh-add", "-q", ssh.resolve("other" + number).toString()));
        }
        config("IdentitiesOnly yes\n  IdentityFile " + labKey());
        assertEquals(List.of(), stacks(nobody));
        config("IdentityFile " + labKey());
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void asksForAPasswordOnATerminalOnly() throws Exception {
        Someone someone = new Someone(Map.of("password", RemoteHost.PASSWORD));
        assertEquals(List.of(), stacks(someone));
        assertEquals(1, someone.asked.size(), () -> someone.asked.toString());
        assertTrue(refusal(nobody).startsWith("d1 (deploy@" + d1.address() + ") does not let you in."));
    }

    @Test
    void givesAKeyAndAPasswordWhereTheServerWantsBoth() throws Exception {
        config("IdentityFile " + labKey());
        Someone someone = new Someone(Map.of("password", RemoteHost.PASSWORD));
        d1.sshd("AuthenticationMethods publickey,password");
        try {
            assertEquals(List.of(), stacks(someone));
            assertEquals(1, someone.asked.size(), () -> someone.asked.toString());
        } finally {
            d1.sshd();
        }
    }

    @Test
    void comesFromTheAddressAndGoesToTheKindOfAddressThatTheConfigurationNames() throws Exception {
        config("IdentityFile " + labKey() + "\n  AddressFamily inet\n  BindAddress 0.0.0.0");
        assertEquals(List.of(), stacks(nobody));
        config("IdentityFile " + labKey() + "\n  AddressFamily inet6");
        assertEquals(
                "The SSH connection to d1 (deploy@" + d1.address() + ") failed: " + d1.address()
                        + " has no address of the kind that AddressFamily allows.",
                refusal(nobody));
        config("IdentityFile " + labKey() + "\n  BindAddress 192.0.2.200");
        assertTrue(refusal(nobody).contains("Cannot assign requested address"), refusal(nobody));
    }

    @Test
    void saysWhatWasOfferedWhenItIsNotLetIn() throws Exception {
        keygen("id_ed25519", "ed25519", "");
        Files.writeString(ssh.resolve("id_rsa"), "not a key");
        assertEquals(
                "d1 (deploy@" + d1.address() + ") does not let you in. It takes none of the keys that were offered:\n  "
                        + ssh.resolve("id_ed25519") + "\n  " + ssh.resolve("id_rsa")
                        + " (holds no private key that can be read)\nIt would take: publickey, password."
                        + " Give it your key with 'ssh-copy-id deploy@" + d1.address()
                        + "', or name the right one in ~/.ssh/config: IdentityFile.",
                refusal(nobody));
    }

    @Test
    void refusesAChangedKeyWhateverTheConfigurationSays() throws Exception {
        keygen("elsewhere", "ed25519", "");
        String other = Files.readString(ssh.resolve("elsewhere.pub")).split(" ")[1];
        Files.writeString(ssh.resolve("known_hosts"), d1.address() + " ssh-ed25519 " + other + "\n");
        for (String strict : List.of("yes", "ask", "accept-new", "no", "off")) {
            config("IdentityFile " + labKey() + "\n  StrictHostKeyChecking " + strict);
            assertTrue(refusal(nobody).startsWith("The key of " + d1.address() + " has changed"), strict);
            assertTrue(refusal(new Someone(Map.of("", "yes"))).contains("has changed"), strict);
        }
        assertEquals(d1.address() + " ssh-ed25519 " + other + "\n", Files.readString(ssh.resolve("known_hosts")));
    }

    @Test
    void refusesAnUnknownKeyWithoutATerminalAndTellsHowToAcceptIt() throws Exception {
        config("IdentityFile " + labKey());
        Files.delete(ssh.resolve("known_hosts"));
        String refusal = refusal(nobody);
        assertTrue(refusal.startsWith("The key of " + d1.address() + " is not known"), refusal);
        String command = refusal.lines()
                .filter(line -> line.strip().startsWith("echo "))
                .findFirst()
                .orElseThrow();
        run(List.of("sh", "-c", command));
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void asksOnceWhetherAnUnknownKeyIsRight() throws Exception {
        config("IdentityFile " + labKey());
        Files.delete(ssh.resolve("known_hosts"));
        Someone doubtful = new Someone(Map.of("", "no"));
        assertEquals("The key of " + d1.address() + " was not accepted.", refusal(doubtful));
        assertFalse(Files.exists(ssh.resolve("known_hosts")));
        Someone sure = new Someone(Map.of("", "yes"));
        assertEquals(List.of(), stacks(sure));
        assertEquals(1, sure.asked.size());
        assertEquals(List.of(), stacks(nobody));
    }

    @Test
    void acceptsANewKeyOnceWhereTheConfigurationSaysSo() throws Exception {
        Files.delete(ssh.resolve("known_hosts"));
        config("IdentityFile " + labKey() + "\n  StrictHostKeyChecking accept-new");
        assertEquals(List.of(), stacks(nobody));
        assertEquals(1, Files.readAllLines(ssh.resolve("known_hosts")).size());
        assertEquals(1, told.size(), () -> told.toString());
        assertEquals(List.of(), stacks(nobody));
        assertEquals(1, told.size(), () -> told.toString());
    }

    @Test
    void goesThroughOtherMachinesAndChecksTheKeyOfEach() throws Exception {
        RemoteHost d2 = RemoteHost.up("d2");
        RemoteHost d3 = RemoteHost.up("d3");
        Files.copy(
                RemoteHost.home().resolve(".ssh/known_hosts"),
                ssh.resolve("known_hosts"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(ssh.resolve("config"), """
                Host d1
                  HostName %s
                  ProxyJump first,%s
                Host first
                  HostName %s
                Host *
                  User deploy
                  IdentityFile %s
                """.formatted(d1.address(), d3.address(), d2.address(), labKey()));
        String before = logins(d2) + logins(d3);
        assertEquals(List.of(), stacks(nobody));
        assertFalse(before.equals(logins(d2) + logins(d3)));
        List<String> known = Files.readAllLines(ssh.resolve("known_hosts"));
        Files.write(
                ssh.resolve("known_hosts"),
                known.stream()
                        .filter(line -> !line.startsWith(d3.address() + " "))
                        .toList());
        assertTrue(refusal(nobody).startsWith("The key of " + d3.address() + " is not known"));
    }

    @Test
    void saysThatAWayLeadsBackToItself() throws Exception {
        config("IdentityFile " + labKey() + "\n  ProxyJump d1");
        assertTrue(refusal(nobody).contains("does a ProxyJump of ~/.ssh/config lead back to itself?"), refusal(nobody));
    }

    @Test
    void goesThroughACommand() throws Exception {
        config("IdentityFile " + labKey() + "\n  ProxyCommand ssh -F none -o BatchMode=yes" + " -o UserKnownHostsFile="
                + ssh.resolve("known_hosts") + " -i " + labKey() + " -W %h:%p deploy@%h");
        assertEquals(List.of(), stacks(nobody));
    }

    private static String logins(RemoteHost host) {
        return host.ssh("grep -c 'Accepted publickey for deploy' /var/log/sshd.log || true");
    }

    private static Path labKey() {
        return RemoteHost.home().resolve(".ssh/id_ed25519");
    }

    /** A key that the machine takes. */
    private void key(String type, String passphrase) throws Exception {
        keygen("id_" + type, type, passphrase);
        String line = Files.readString(ssh.resolve("id_" + type + ".pub")).strip();
        d1.ssh("grep -qxF '" + line + "' /home/deploy/.ssh/authorized_keys || echo '" + line
                + "' >> /home/deploy/.ssh/authorized_keys");
    }

    private void keygen(String name, String type, String passphrase) throws Exception {
        run(List.of(
                "ssh-keygen",
                "-q",
                "-t",
                type,
                "-N",
                passphrase,
                "-C",
                "test",
                "-f",
                ssh.resolve(name).toString()));
    }

    private void startAgent() throws Exception {
        Path socket = home.resolve("agent");
        String said = run(List.of("ssh-agent", "-s", "-a", socket.toString()));
        environment.put("SSH_AUTH_SOCK", socket.toString());
        environment.put("SSH_AGENT_PID", said.replaceFirst("(?s).*SSH_AGENT_PID=(\\d+);.*", "$1"));
    }

    private void config(String lines) throws IOException {
        Files.writeString(
                ssh.resolve("config"), "Host d1\n  HostName " + d1.address() + "\n  User deploy\n  " + lines + "\n");
    }

    private List<String> stacks(Prompts prompts) {
        try (Host host = DockerHosts.open(Optional.of("d1"), new Surroundings(environment, prompts, false))) {
            return host.stacks().stream().map(stack -> stack.name()).toList();
        }
    }

    private String refusal(Prompts prompts) {
        return String.valueOf(
                assertThrows(HostException.class, () -> stacks(prompts)).getMessage());
    }

    private String run(List<String> command) throws Exception {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        Process running = process.start();
        running.getOutputStream().close();
        String said = new String(running.getInputStream().readAllBytes());
        assertEquals(0, running.waitFor(), () -> String.join(" ", command) + ": " + said);
        return said;
    }
}
