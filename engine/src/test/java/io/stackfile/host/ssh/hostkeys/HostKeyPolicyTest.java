package io.stackfile.host.ssh.hostkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackfile.golden.Golden;
import io.stackfile.host.ssh.config.StrictHostKeyChecking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HostKeyPolicyTest {
    private static final Path FILE = Path.of("/home/ann/.ssh/known_hosts");
    private static final HostKey NOW = Keys.key("ed25519-two");
    private static final OfferedKey OFFERED = new OfferedKey("droplet", 2222, NOW, Optional.of(FILE));

    /** Each text once, below the settings that lead to it. */
    @Test
    void saysWhatIsToBeDoneAndWhy() {
        StringBuilder all = new StringBuilder();
        verdicts().forEach((name, verdict) -> {
            Map<String, List<String>> settings = new LinkedHashMap<>();
            for (StrictHostKeyChecking strict : StrictHostKeyChecking.values()) {
                for (boolean terminal : new boolean[] {true, false}) {
                    settings.computeIfAbsent(
                                    text(HostKeyPolicy.decide(strict, OFFERED, verdict, terminal)),
                                    text -> new ArrayList<>())
                            .add(strict + (terminal ? " on a terminal" : " without a terminal"));
                }
            }
            settings.forEach(
                    (text, under) -> all.append("== " + name + ": " + String.join(", ", under) + "\n" + text + "\n"));
        });
        Golden.assertSame(Keys.FOLDER.resolve("decisions.txt"), all.toString());
    }

    @Test
    void refusesAChangedKeyWhateverTheConfigurationSays() {
        for (StrictHostKeyChecking strict : StrictHostKeyChecking.values()) {
            Verdict changed = new Verdict.Changed(new KnownKey(FILE, 3, Keys.key("ed25519-one")));
            Verdict revoked = new Verdict.Revoked(new KnownKey(FILE, 3, NOW));
            assertInstanceOf(Decision.Refuse.class, HostKeyPolicy.decide(strict, OFFERED, changed, true));
            assertInstanceOf(Decision.Refuse.class, HostKeyPolicy.decide(strict, OFFERED, revoked, true));
        }
    }

    @Test
    void asksOnceWhereNothingCanBeRemembered() {
        Decision decision = HostKeyPolicy.decide(
                StrictHostKeyChecking.ASK,
                new OfferedKey("droplet", 22, NOW, Optional.empty()),
                new Verdict.Unknown(Optional.empty()),
                true);
        assertEquals("""
                The key of droplet is not known yet.
                  now  %s
                Compare this fingerprint with what the machine's console or its provider shows.
                Connect this once (yes/no/fingerprint)?\s""".formatted(NOW), text(decision).substring("ask: ".length()));
    }

    @Test
    void takesYesNoAndTheFingerprintForAnAnswer() {
        Decision.Ask ask = new Decision.Ask("?", NOW.fingerprint());
        assertEquals(Optional.of(true), ask.answer(" Yes\n"));
        assertEquals(Optional.of(true), ask.answer(NOW.fingerprint()));
        assertEquals(Optional.of(false), ask.answer("no"));
        assertEquals(Optional.empty(), ask.answer(""));
        assertEquals(Optional.empty(), ask.answer("y"));
        assertEquals(Optional.empty(), ask.answer(Keys.key("rsa").fingerprint()));
    }

    private static Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put("known", new Verdict.Known());
        verdicts.put("unknown", new Verdict.Unknown(Optional.empty()));
        verdicts.put(
                "unknown, with an authority", new Verdict.Unknown(Optional.of(new KnownKey(FILE, 5, Keys.key("rsa")))));
        verdicts.put("changed", new Verdict.Changed(new KnownKey(FILE, 3, Keys.key("ed25519-one"))));
        verdicts.put("revoked", new Verdict.Revoked(new KnownKey(Path.of("/etc/ssh/ssh_known_hosts"), 7, NOW)));
        return verdicts;
    }

    private static String text(Decision decision) {
        if (decision instanceof Decision.Ask ask) {
            return "ask: " + ask.question();
        }
        if (decision instanceof Decision.Refuse refuse) {
            return "refuse: " + refuse.message();
        }
        return decision instanceof Decision.AcceptAndRemember remember
                ? "accept and remember: " + remember.notice()
                : "accept";
    }
}
