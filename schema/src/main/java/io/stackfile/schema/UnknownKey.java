package io.stackfile.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** A key that is in no schema: what its author probably meant. */
final class UnknownKey {
    /** Words of other tools and other years. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("add_host", "extra_hosts"),
            Map.entry("autorestart", "restart"),
            Map.entry("cmd", "command"),
            Map.entry("cpu_share", "cpu_shares"),
            Map.entry("env", "environment"),
            Map.entry("envfile", "env_file"),
            Map.entry("environments", "environment"),
            Map.entry("env_vars", "environment"),
            Map.entry("host", "extra_hosts"),
            Map.entry("hosts", "extra_hosts"),
            Map.entry("memory", "mem_limit"),
            Map.entry("memory_limit", "mem_limit"),
            Map.entry("memory_swap", "memswap_limit"),
            Map.entry("num_containers", "target_num_containers"),
            Map.entry("restart_policy", "restart"),
            Map.entry("run_command", "command"),
            Map.entry("replicas", "target_num_containers"),
            Map.entry("workdir", "working_dir"));

    private static final Set<String> TOP_OF_COMPOSE =
            Set.of("configs", "include", "name", "networks", "secrets", "services", "version", "volumes");

    private UnknownKey() {}

    static void tell(Place place, Node.Entry entry, Problems problems) {
        String name = Quoted.of(entry.name());
        String where = Place.join(place.where(), entry.name());
        if (place.shape().named().isPresent() && place.shape().keys().isEmpty()) {
            String what = name + " cannot be a name here";
            problems.error(entry.key(), where, what, "use letters, digits, '.', '_' and '-'");
            return;
        }
        boolean strayService = place.entry() == null
                && entry.value() instanceof Node.Mapping value
                && (value.get("image").isPresent() || value.get("build").isPresent());
        if (strayService) {
            String what = "the service " + name + " stands beside 'services'";
            problems.error(entry.key(), where, what, "indent it below 'services'");
            return;
        }
        String cure = meant(entry.name(), place.shape().keys())
                .map(word -> "did you mean '" + word + "'?")
                .orElse("take it out, or begin it with 'x-' to keep it as a note");
        problems.error(entry.key(), where, "there is no key " + name, cure);
    }

    static Optional<String> meant(String name, SortedSet<String> keys) {
        return Optional.ofNullable(
                        OTHER_WORDS.get(name.toLowerCase(java.util.Locale.ROOT).replace('-', '_')))
                .filter(keys::contains)
                .or(() -> Suggestion.nearest(name, keys))
                .filter(word -> !word.equals(name));
    }

    /** What a Stackfile has at its top and only a compose file can have there. */
    static boolean belongsToCompose(Node.Entry entry) {
        return TOP_OF_COMPOSE.contains(entry.name())
                && !(entry.value() instanceof Node.Mapping value
                        && (value.get("image").isPresent() || value.get("build").isPresent()));
    }

    static void tellCompose(Node.Entry entry, Problems problems) {
        String what = "'" + entry.name() + "' has a place only in a file with 'services:'";
        problems.error(
                entry.key(), entry.name(), what, "take it out, or put 'services:' above the services and indent them");
    }
}
