package io.stackfile.reader;

import io.stackfile.model.Autodestroy;
import io.stackfile.model.Hook;
import io.stackfile.model.Hooks;
import io.stackfile.model.Service;
import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the keys about the coming and going of containers must agree on with others. */
record LifecycleCheck(Complaint complaint, Node.Mapping services, List<Value> secrets) {
    private static final int SHORTEST_SECRET = 4;
    private static final Set<String> FOREVER = Set.of("always", "unless-stopped");

    /** Says what is wrong at a key of a service. */
    interface Complaint {
        void error(Service service, String key, String what, String cure);
    }

    void check(Service service) {
        Autodestroy autodestroy = service.settings().lifecycle().autodestroy();
        if (autodestroy != Autodestroy.NO && FOREVER.contains(service.restart().policy())) {
            complaint.error(
                    service,
                    "autodestroy",
                    "a container with restart: " + service.restart() + " never ends, so 'autodestroy: " + autodestroy
                            + "' would never come to it",
                    "write restart: on-failure, or leave one of the two out");
        }
        if (service.containers() > 1 && isOnEveryNode(service)) {
            complaint.error(
                    service,
                    "deployment_strategy",
                    "'every_node' is one container on each machine, and for this one machine the file asks for "
                            + service.containers(),
                    "have one container, or take deployment_strategy out");
        }
        Hooks hooks = service.settings().lifecycle().hooks();
        checkSecrets(service, "post_start", hooks.started());
        checkSecrets(service, "pre_stop", hooks.stopping());
    }

    private boolean isOnEveryNode(Service service) {
        return services.get(service.name())
                .filter(Node.Mapping.class::isInstance)
                .flatMap(keys -> ((Node.Mapping) keys).get("deployment_strategy"))
                .filter(strategy ->
                        strategy instanceof Node.Scalar word && word.text().equals("every_node"))
                .isPresent();
    }

    /** They stand in a label of the container, where whoever may look at containers sees them. */
    private void checkSecrets(Service service, String key, List<Hook> hooks) {
        hooks.stream()
                .filter(hook -> hook.environment().values().stream().anyMatch(Value::isSecret)
                        || texts(hook).anyMatch(this::hasSecret))
                .findFirst()
                .ifPresent(hook -> complaint.error(
                        service,
                        key,
                        "a hook is kept in a label of the container, and this one has a secret in it for everybody to"
                                + " see",
                        "put the secret under environment of the service, whose variables the hook has, too"));
    }

    private static Stream<String> texts(Hook hook) {
        return Stream.concat(
                hook.command().stream(), hook.environment().values().stream().map(Value::reveal));
    }

    private boolean hasSecret(String text) {
        return Value.of("", text).isSecret()
                || secrets.stream()
                        .map(Value::reveal)
                        .filter(secret -> secret.length() >= SHORTEST_SECRET)
                        .anyMatch(text::contains);
    }
}
