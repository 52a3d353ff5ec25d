package io.stackfile.host.ssh;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SSHAgentConnector;
import io.stackfile.host.ssh.config.Identities;
import io.stackfile.host.ssh.config.IdentityFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import java.util.function.Predicate;

/**
 * The keys that a server is offered: those of the configuration first, then those of the agent, then the usual files. Few,
 * because servers hang up after six failures and newer ones lock the address out. The agent is asked and never told anything.
 */
final class OfferedKeys implements IdentityRepository {
    private static final int AT_MOST = 5;

    private final List<Identity> keys;
    private final List<String> unusable = new ArrayList<>();

    OfferedKeys(Identities identities, Passphrases passphrases) {
        List<Identity> fromAgent =
                new ArrayList<>(identities.agent().map(OfferedKeys::ofAgent).orElse(List.of()));
        List<Identity> all = new ArrayList<>(files(identities, IdentityFile::explicit, fromAgent, passphrases));
        List<Identity> usual = files(identities, file -> !file.explicit(), fromAgent, passphrases);
        if (!identities.only()) {
            all.addAll(fromAgent);
        }
        all.addAll(usual);
        keys = all.stream().limit(AT_MOST).toList();
    }

    private static List<Identity> ofAgent(Path socket) {
        try {
            return new AgentIdentityRepository(new SSHAgentConnector(socket)).getIdentities();
        } catch (AgentProxyException e) {
            return List.of();
        }
    }

    /** A key that the agent holds as well is the agent's to sign with, which needs no passphrase. */
    private List<Identity> files(
            Identities identities, Predicate<IdentityFile> wanted, List<Identity> fromAgent, Passphrases passphrases) {
        List<Identity> found = new ArrayList<>();
        identities.files().stream()
                .filter(wanted)
                .map(IdentityFile::path)
                .filter(Files::exists)
                .forEach(file -> key(file, fromAgent, passphrases).ifPresent(found::add));
        return found;
    }

    private Optional<Identity> key(Path file, List<Identity> fromAgent, Passphrases passphrases) {
        try {
            FileKey key = new FileKey(file, passphrases);
            byte[] blob = key.getPublicKeyBlob();
            Optional<Identity> held = fromAgent.stream()
                    .filter(other -> Arrays.equals(other.getPublicKeyBlob(), blob))
                    .findFirst();
            held.ifPresent(fromAgent::remove);
            return Optional.of(held.orElse(key));
        } catch (JSchException e) {
            unusable.add(file.toString());
            return Optional.empty();
        }
    }

    /** Whether the first one is the only one and can sign without a question, so that it need not be announced. */
    boolean isCertain() {
        return keys.size() == 1 && (!(keys.get(0) instanceof FileKey file) || file.isOpen());
    }

    /** What was tried, for a message. */
    List<String> names() {
        return keys.stream().map(Identity::getName).toList();
    }

    /** Files that hold no private key that can be read. */
    List<String> unusable() {
        return List.copyOf(unusable);
    }

    @Override
    public Vector<Identity> getIdentities() {
        return new Vector<>(keys);
    }

    @Override
    public String getName() {
        return "stack";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {}
}
