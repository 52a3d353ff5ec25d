package io.stackfile.host.ssh;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import io.stackfile.host.HostException;
import io.stackfile.host.ssh.config.SshSettings;
import io.stackfile.host.ssh.hostkeys.Decision;
import io.stackfile.host.ssh.hostkeys.HostKey;
import io.stackfile.host.ssh.hostkeys.HostKeyPolicy;
import io.stackfile.host.ssh.hostkeys.KnownHosts;
import io.stackfile.host.ssh.hostkeys.OfferedKey;
import io.stackfile.host.ssh.hostkeys.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a machine is the one that is meant. jsch asks here for each login and takes no for an answer: it is told to be
 * strict, because its other ways to check let changed keys pass.
 */
final class HostKeyCheck implements HostKeyRepository {
    private final SshSettings settings;
    private final KnownHosts known;
    private final Prompts prompts;
    private Optional<SshRefusal> refusal = Optional.empty();

    HostKeyCheck(SshSettings settings, Prompts prompts) {
        this.settings = settings;
        this.known = KnownHosts.of(settings.hostKeys());
        this.prompts = prompts;
    }

    /** Why the last key was not taken. */
    Optional<SshRefusal> refusal() {
        return refusal;
    }

    /** The usual algorithms, those first for which a key is known: another kind of key would look like a changed one. */
    String order(String usual) {
        List<String> types = known.typesKnownFor(settings.hostKeyName(), settings.hostKeyPort());
        return Arrays.stream(usual.split(","))
                .filter(algorithm -> !algorithm.contains("-cert-"))
                .collect(Collectors.partitioningBy(algorithm -> types.contains(type(algorithm))))
                .entrySet()
                .stream()
                .sorted((one, other) -> Boolean.compare(other.getKey(), one.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .collect(Collectors.joining(","));
    }

    private static String type(String algorithm) {
        return algorithm.startsWith("rsa-") ? "ssh-rsa" : algorithm;
    }

    @Override
    public int check(String host, byte[] blob) {
        try {
            HostKey key = HostKey.of(blob)
                    .orElseThrow(() -> new HostException(offeredBy() + " shows no host key that can be read"));
            OfferedKey offered =
                    new OfferedKey(settings.hostKeyName(), settings.hostKeyPort(), key, known.fileForNewKeys());
            Verdict verdict = known.verdict(offered.host(), offered.port(), key);
            return isTaken(offered, decide(offered, verdict)) ? OK : NOT_INCLUDED;
        } catch (HostException e) {
            refusal = Optional.of(new SshRefusal(String.valueOf(e.getMessage()), e));
            return NOT_INCLUDED;
        }
    }

    private String offeredBy() {
        return settings.hostName() + ":" + settings.port();
    }

    private Decision decide(OfferedKey offered, Verdict verdict) {
        return HostKeyPolicy.decide(settings.hostKeys().strict(), offered, verdict, prompts.isSomebodyThere());
    }

    private boolean isTaken(OfferedKey offered, Decision decision) {
        if (decision instanceof Decision.Refuse refuse) {
            refusal = Optional.of(new SshRefusal(refuse.message()));
            return false;
        }
        if (decision instanceof Decision.Ask ask) {
            if (!isAgreed(ask)) {
                refusal = Optional.of(new SshRefusal("The key of " + offered.host() + " was not accepted."));
                return false;
            }
            remember(offered);
        }
        if (decision instanceof Decision.AcceptAndRemember remember) {
            prompts.tell(remember.notice());
            remember(offered);
        }
        return true;
    }

    private boolean isAgreed(Decision.Ask ask) {
        String question = ask.question();
        while (true) {
            Optional<Boolean> answer =
                    prompts.ask(question).flatMap(typed -> typed.isBlank() ? Optional.of(false) : ask.answer(typed));
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!prompts.isSomebodyThere()) {
                return false;
            }
            question = ask.again();
        }
    }

    private void remember(OfferedKey offered) {
        known.accept(offered.host(), offered.port(), offered.key()).ifPresent(prompts::tell);
    }

    @Override
    public void add(com.jcraft.jsch.HostKey key, UserInfo ui) {}

    @Override
    public void remove(String host, String type) {}

    @Override
    public void remove(String host, String type, byte[] key) {}

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        return new com.jcraft.jsch.HostKey[0];
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
        return new com.jcraft.jsch.HostKey[0];
    }
}
