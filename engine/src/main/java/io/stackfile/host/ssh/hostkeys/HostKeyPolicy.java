package io.stackfile.host.ssh.hostkeys;

import io.stackfile.host.ssh.config.StrictHostKeyChecking;

/** Decides about a machine's key. A changed or revoked one is refused, whatever the configuration says. */
public final class HostKeyPolicy {
    private HostKeyPolicy() {}

    public static Decision decide(
            StrictHostKeyChecking strict, OfferedKey offered, Verdict verdict, boolean isTerminal) {
        if (verdict instanceof Verdict.Changed changed) {
            return new Decision.Refuse(HostKeyText.changed(offered, changed.known()));
        }
        if (verdict instanceof Verdict.Revoked revoked) {
            return new Decision.Refuse(HostKeyText.revoked(offered, revoked.revoked()));
        }
        return verdict instanceof Verdict.Unknown unknown
                ? unknown(strict, offered, unknown, isTerminal)
                : new Decision.Accept();
    }

    private static Decision unknown(
            StrictHostKeyChecking strict, OfferedKey offered, Verdict.Unknown unknown, boolean isTerminal) {
        // An authority's word was expected, and a bare key came: that is nothing to accept unseen.
        boolean unseen = unknown.authority().isEmpty();
        if (unseen && strict == StrictHostKeyChecking.ACCEPT_NEW) {
            return new Decision.AcceptAndRemember(HostKeyText.remembered(offered));
        }
        if (unseen && strict == StrictHostKeyChecking.NO) {
            return new Decision.AcceptAndRemember(HostKeyText.rememberedInsteadOfIgnored(offered));
        }
        if (strict != StrictHostKeyChecking.YES && isTerminal) {
            return new Decision.Ask(
                    HostKeyText.question(offered, unknown.authority()),
                    offered.key().fingerprint());
        }
        return new Decision.Refuse(
                HostKeyText.unknown(offered, unknown.authority(), strict == StrictHostKeyChecking.YES));
    }
}
