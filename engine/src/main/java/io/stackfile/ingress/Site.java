package io.stackfile.ingress;

import io.stackfile.host.Names;
import io.stackfile.host.Served;
import io.stackfile.model.Route;
import io.stackfile.model.Stack;
import io.stackfile.model.Value;

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
        text.append(route.host()).append(" {\n");
        if (route.selfSigned()) {
            text.append("\ttls internal\n");
        }
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
        text.append("\treverse_proxy ")
                .append(route.service())
                .append('.')
                .append(network)
                .append(':')
                .append(route.port())
                .append(" {\n\t\tlb_try_duration 10s\n\t}\n}\n");
        return new Served(route.host(), stack.name(), route.service(), network, text.toString());
    }

    private static String hash(Value password, String salt, String whose) {
        String word = password.reveal();
        return PasswordHash.isOne(word) ? word : PasswordHash.of(word, salt + " " + whose);
    }
}
