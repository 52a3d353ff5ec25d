package io.stackfile.host.ssh.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Settings in the words of {@code ssh -G}, sorted; what only we say begins with a plus sign. */
final class AsSshPrints {
    private final TreeSet<String> lines = new TreeSet<>();

    static String text(SshSettings settings) {
        return String.join("\n", lines(settings)) + "\n";
    }

    static TreeSet<String> lines(SshSettings settings) {
        AsSshPrints printed = new AsSshPrints();
        printed.connection(settings);
        printed.identities(settings.identities());
        printed.authentication(settings.authentication());
        printed.hostKeys(settings);
        printed.algorithms(settings.algorithms());
        return printed.lines;
    }

    private void connection(SshSettings settings) {
        Route route = settings.route();
        line("hostname", settings.hostName());
        line("port", settings.port());
        line("user", settings.user());
        line("addressfamily", route.addressFamily().name().toLowerCase(Locale.ROOT));
        optional("bindaddress", route.bindAddress());
        line(
                "connecttimeout",
                route.connectTimeout()
                        .map(Duration::toSeconds)
                        .map(Object::toString)
                        .orElse("none"));
        optional("proxycommand", route.proxyCommand());
        if (!route.jumps().isEmpty()) {
            line("proxyjump", commas(route.jumps()));
        }
        line("serveraliveinterval", settings.keepAlive().interval().toSeconds());
        line("serveralivecountmax", settings.keepAlive().countMax());
        line("compression", yes(settings.compression()));
    }

    private void identities(Identities identities) {
        line("identitiesonly", yes(identities.only()));
        optional("identityagent", identities.agent());
        optional(
                "+ identities",
                Optional.of(identities.files().stream()
                        .map(file -> file.path() + (file.explicit() ? "" : " (usual)"))
                        .collect(Collectors.joining(", "))));
        if (!identities.certificates().isEmpty()) {
            line("+ certificates", commas(identities.certificates()));
        }
    }

    private void authentication(Authentication authentication) {
        line("passwordauthentication", yes(authentication.password()));
        line("kbdinteractiveauthentication", yes(authentication.keyboardInteractive()));
        line("pubkeyauthentication", authentication.publicKey());
        line("numberofpasswordprompts", authentication.passwordPrompts());
        if (!authentication.preferred().isEmpty()) {
            line("preferredauthentications", commas(authentication.preferred()));
        }
    }

    private void hostKeys(SshSettings settings) {
        HostKeyChecking hostKeys = settings.hostKeys();
        line(
                "stricthostkeychecking",
                switch (hostKeys.strict()) {
                    case YES -> "true";
                    case NO -> "false";
                    case ASK -> "ask";
                    case ACCEPT_NEW -> "accept-new";
                });
        line("hashknownhosts", yes(hostKeys.hashNew()));
        optional("hostkeyalias", hostKeys.alias());
        optional("revokedhostkeys", hostKeys.revoked());
        line("userknownhostsfile", blanks(hostKeys.userFiles()));
        line("globalknownhostsfile", blanks(hostKeys.globalFiles()));
        line("+ key known as", settings.hostKeyName() + " " + settings.hostKeyPort());
    }

    private void algorithms(Algorithms algorithms) {
        optional("ciphers", algorithms.ciphers());
        optional("kexalgorithms", algorithms.keyExchange());
        optional("macs", algorithms.macs());
        optional("hostkeyalgorithms", algorithms.hostKey());
        optional("pubkeyacceptedalgorithms", algorithms.publicKey());
    }

    private void line(String keyword, Object value) {
        lines.add((keyword + " " + value).strip());
    }

    private void optional(String keyword, Optional<?> value) {
        value.ifPresent(there -> line(keyword, there));
    }

    private static String commas(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static String blanks(List<?> values) {
        return values.isEmpty() ? "none" : values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static String yes(boolean flag) {
        return flag ? "yes" : "no";
    }
}
