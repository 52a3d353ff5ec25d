package io.stackfile.ingress;

import io.stackfile.host.Names;
import io.stackfile.host.Served;
import io.stackfile.model.Authority;
import io.stackfile.model.Route;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;
import java.util.ArrayList;
import java.util.List;

/** A name to serve, in Caddy's words. */
public final class Site {
    private Site() {}

    /**
     * Leads to the service by its name on the stack's network, which outlives its containers; while one takes another's place,
     * requests wait. {@code salt} is the stack's.
     */
    public static Served of(Stack stack, Route route, String salt) {
        String network = Names.network(stack.name(), stack.declared().network(route.network()));
        StringBuilder text = new StringBuilder(Served.head(route.host(), stack.name(), route.service(), network));
        if (route.authority() instanceof Authority.Asked asked && !asked.root().isEmpty()) {
            text.append(Served.rootLine(asked.root()));
        }
        text.append(route.host()).append(" {\n");
        text.append(Caddy.certificate(route.host(), route.authority()));
        if (!route.passwords().isEmpty()) {
            text.append("\tbasicauth {\n");
            route.passwords()
                    .forEach((user, password) -> text.append("\t\t")
                            .append(user)
                            .append(' ')
                            .append(hash(password, salt, route.host() + " " + user))
                            .append('\n'));
            text.append("\t}\n");
        }
        text.append(Caddy.proxy(route.service() + "." + network, route.port())).append("}\n");
        return new Served(route.host(), stack.name(), route.service(), network, text.toString());
    }

    /** How one that is served differs from what is wanted, without a word of a password. */
    public static List<String> changes(Served there, Served wanted) {
        List<String> changes = new ArrayList<>();
        change("service", there.service(), wanted.service(), changes);
        change("network", there.network(), wanted.network(), changes);
        change("port", port(there), port(wanted), changes);
        if (isSelfSigned(there) != isSelfSigned(wanted)) {
            changes.add("self-signed " + (isSelfSigned(wanted) ? "added" : "removed"));
        }
        change("acme", acme(there), acme(wanted), changes);
        if (!there.root().equals(wanted.root())) {
            changes.add("acme-root changed");
        }
        if (!passwords(there).equals(passwords(wanted))) {
            changes.add("passwords changed");
        }
        if (changes.isEmpty() && !there.equals(wanted)) {
            changes.add("told by another version of stack");
        }
        return changes;
    }

    private static void change(String what, String there, String wanted, List<String> changes) {
        if (!there.equals(wanted)) {
            changes.add(what + ": " + there + " → " + wanted);
        }
    }

    private static String port(Served site) {
        return site.text().replaceAll("(?s).*\treverse_proxy [^ \n]*:(\\d+) .*", "$1");
    }

    private static boolean isSelfSigned(Served site) {
        return site.text().contains("\n\ttls internal\n");
    }

    private static String acme(Served site) {
        return site.text()
                .lines()
                .filter(line -> line.startsWith(Caddy.DIRECTORY))
                .map(line -> line.substring(Caddy.DIRECTORY.length()))
                .findFirst()
                .orElse("none");
    }

    private static List<String> passwords(Served site) {
        return site.text()
                .lines()
                .dropWhile(line -> !line.equals("\tbasicauth {"))
                .takeWhile(line -> !line.equals("\t}"))
                .toList();
    }

    private static String hash(Value password, String salt, String whose) {
        String word = password.reveal();
        return PasswordHash.isOne(word) ? word : PasswordHash.of(word, salt + " " + whose);
    }
}
