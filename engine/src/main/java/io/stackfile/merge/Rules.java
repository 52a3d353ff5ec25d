package io.stackfile.merge;

import io.stackfile.schema.Dialect;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which rule is for which key. A Stackfile's keys go together as they did in its own time: links and volumes of other services
 * are replaced as a whole, and an image takes the place of a build.
 */
final class Rules {
    private static final Map<String, Rule> COMPOSE = new HashMap<>();
    private static final Map<String, Rule> STACKFILE = new HashMap<>();
    private static final Map<String, Identity> IDENTITIES = new HashMap<>();

    /** Below these, keys are names that the author chose. */
    private static final Set<String> NAMED = Set.of(
            "services",
            "networks",
            "volumes",
            "configs",
            "secrets",
            "models",
            "services.*.networks",
            "services.*.depends_on",
            "services.*.models",
            "services.*.ulimits",
            "services.*.build.ulimits");

    static {
        service(Rule.REPLACE, "command", "entrypoint", "healthcheck.test", "extends", "ulimits.*", "build.ulimits.*");
        service(Rule.PAIRS, "annotations", "labels", "environment", "sysctls", "deploy.labels");
        service(Rule.PAIRS, "build.args", "build.labels", "build.additional_contexts", "build.ssh");
        service(Rule.NAMES, "depends_on", "networks", "models");
        service(Rule.ITEMS, "dns", "dns_opt", "dns_search", "env_file", "label_file", "tmpfs", "volumes", "devices");
        service(Rule.ITEMS, "secrets", "configs", "ports", "cap_add", "cap_drop", "expose", "links", "profiles");
        service(Rule.ITEMS, "extra_hosts", "build.extra_hosts", "build.tags", "build.secrets", "networks.*.aliases");
        service(Rule.ITEMS, "networks.*.link_local_ips");
        service(Rule.BUILD, "build");
        service(Rule.DRIVER, "logging");
        for (String top : new String[] {"networks", "volumes", "configs", "secrets"}) {
            COMPOSE.put(top + ".*.labels", Rule.PAIRS);
        }
        COMPOSE.put("networks.*.ipam.config", Rule.ITEMS);
        identity(Identity.MOUNT, "volumes");
        identity(Identity.DEVICE, "devices");
        identity(Identity.SECRET, "secrets");
        identity(Identity.CONFIG, "configs");
        identity(Identity.PORT, "ports");
        identity(Identity.FIRST_WORD, "links");
        identity(Identity.PATH, "env_file", "label_file");
        IDENTITIES.put("networks.*.ipam.config", Identity.SUBNET);
        STACKFILE.putAll(COMPOSE);
        for (String key : new String[] {
            "links",
            "volumes_from",
            "external_links",
            "cap_add",
            "cap_drop",
            "security_opt",
            "extra_hosts",
            "tags",
            "roles",
            "log_opt",
            "ulimits"
        }) {
            STACKFILE.put("services.*." + key, Rule.REPLACE);
        }
        STACKFILE.put("services.*.external_links", Rule.USUAL);
    }

    private final Map<String, Rule> rules;
    private final Dialect dialect;

    private Rules(Dialect dialect) {
        this.dialect = dialect;
        this.rules = dialect == Dialect.STACKFILE ? STACKFILE : COMPOSE;
    }

    static Rules of(Dialect dialect) {
        return new Rules(dialect);
    }

    private static void service(Rule rule, String... keys) {
        for (String key : keys) {
            COMPOSE.put("services.*." + key, rule);
        }
    }

    private static void identity(Identity identity, String... keys) {
        for (String key : keys) {
            IDENTITIES.put("services.*." + key, identity);
        }
    }

    Rule rule(String pattern) {
        return rules.getOrDefault(pattern, Rule.USUAL);
    }

    /** What makes two items of a list the same one. */
    Identity identity(String pattern) {
        return IDENTITIES.getOrDefault(pattern, Identity.TEXT);
    }

    /** Whether of {@code image} and {@code build} only the later one stays. */
    boolean imageReplacesBuild() {
        return dialect == Dialect.STACKFILE;
    }

    static String below(String pattern, String key) {
        return pattern.isEmpty() ? key : NAMED.contains(pattern) ? pattern + ".*" : pattern + "." + key;
    }
}
