package io.stackfile.reader;

import io.stackfile.model.Dependency;
import io.stackfile.model.Link;
import io.stackfile.model.StackLink;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code links} and {@code depends_on}: which services come first, and what a link calls them. */
final class LinkReader {
    private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private static final Pattern OF_ANOTHER =
            Pattern.compile("(?<service>[A-Za-z0-9][A-Za-z0-9._-]*)\\.(?<stack>[a-z0-9][a-z0-9_-]*)(:(?<alias>"
                    + ALIAS.pattern() + "))?");

    private final Keys keys;
    private final Set<String> services;
    private final Set<String> provided;

    /** @param provided the services that have no containers, so that there is nothing to wait for */
    LinkReader(Keys keys, Set<String> services, Set<String> provided) {
        this.keys = keys;
        this.provided = provided;
        this.services = services;
    }

    List<Link> links() {
        return keys.scalars("links").stream()
                .filter(scalar -> !isOfAnotherStack(scalar))
                .flatMap(scalar -> link(scalar).stream())
                .distinct()
                .toList();
    }

    /**
     * Those of other stacks, as {@code SERVICE.STACK:ALIAS}; without an alias, by the service's name, which is that of one of this
     * stack if there is one, and by both names.
     */
    List<StackLink> neighbours() {
        return keys.scalars("links").stream()
                .filter(this::isOfAnotherStack)
                .flatMap(this::neighbour)
                .distinct()
                .toList();
    }

    private Stream<StackLink> neighbour(Node.Scalar scalar) {
        Matcher word = OF_ANOTHER.matcher(scalar.text().strip());
        if (!word.matches()) {
            return Stream.empty();
        }
        String service = word.group("service");
        String stack = word.group("stack");
        return Optional.ofNullable(word.group("alias"))
                .map(alias -> Stream.of(new StackLink(service, stack, alias)))
                .orElseGet(() -> Stream.of(service, service + "." + stack)
                        .filter(name -> !services.contains(name))
                        .map(name -> new StackLink(service, stack, name)));
    }

    private boolean isOfAnotherStack(Node.Scalar scalar) {
        String text = scalar.text().strip();
        return OF_ANOTHER.matcher(text).matches() && !services.contains(text.split(":", 2)[0]);
    }

    private Optional<Link> link(Node.Scalar scalar) {
        String[] parts = scalar.text().strip().split(":", -1);
        if (parts.length > 2 || (parts.length == 2 && !ALIAS.matcher(parts[1]).matches())) {
            keys.error(
                    scalar,
                    "links",
                    "'" + scalar.text() + "' is not a link",
                    "write the service, service:alias, or service.stack:alias for one of another stack");
            return Optional.empty();
        }
        String service = parts[0];
        if (!exists(scalar, "links", service)) {
            return Optional.empty();
        }
        if (provided.contains(service)) {
            keys.error(
                    scalar,
                    "links",
                    "'" + service + "' has a provider, so there is no container to link to",
                    "take the link out, and say in environment where it is");
            return Optional.empty();
        }
        return Optional.of(new Link(service, parts.length == 2 ? parts[1] : service));
    }

    List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        keys.node("depends_on").ifPresent(node -> {
            if (node instanceof Node.Mapping mapping) {
                mapping.all().forEach(entry -> dependency(entry).ifPresent(dependencies::add));
            } else {
                keys.scalars("depends_on").stream()
                        .filter(scalar -> exists(scalar, "depends_on", scalar.text()))
                        .map(scalar -> new Dependency(scalar.text(), Dependency.Condition.STARTED))
                        .forEach(dependencies::add);
            }
        });
        return dependencies.stream()
                .filter(dependency -> !provided.contains(dependency.service()))
                .distinct()
                .toList();
    }

    private Optional<Dependency> dependency(Node.Entry entry) {
        if (!isRequired(entry) && !services.contains(entry.name())) {
            keys.problems()
                    .warning(
                            entry.key(),
                            keys.where("depends_on"),
                            "there is no service '" + entry.name() + "', and it is not required",
                            Suggestion.didYouMean(entry.name(), services).orElse("it can be taken out"));
            return Optional.empty();
        }
        if (!exists(entry.key(), "depends_on", entry.name())) {
            return Optional.empty();
        }
        if (!(entry.value() instanceof Node.Mapping mapping)) {
            return Optional.of(new Dependency(entry.name(), Dependency.Condition.STARTED));
        }
        Keys dependency = new Keys(mapping, keys.where("depends_on." + entry.name()), keys.problems());
        String word = dependency.text("condition").orElse("service_started");
        Dependency.Condition condition = switch (word) {
            case "service_healthy" -> Dependency.Condition.HEALTHY;
            case "service_completed_successfully" -> Dependency.Condition.COMPLETED;
            default -> Dependency.Condition.STARTED;
        };
        return Optional.of(new Dependency(entry.name(), condition, dependency.flag("restart"), isRequired(entry)));
    }

    private boolean isRequired(Node.Entry entry) {
        return !(entry.value() instanceof Node.Mapping mapping)
                || mapping.get("required").isEmpty()
                || new Keys(mapping, "", keys.problems()).flag("required");
    }

    private boolean exists(Node.Scalar scalar, String key, String service) {
        if (services.contains(service)) {
            return true;
        }
        keys.error(
                scalar,
                key,
                "there is no service '" + service + "'",
                Suggestion.among("the services are", service, services));
        return false;
    }
}
