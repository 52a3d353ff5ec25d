package io.stackfile.export;

import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Containers as a compose file that makes the same ones.
 *
 * @param placeholders that stand where secrets were
 * @param notes what does not come along, a line each
 */
public record Export(Node.Mapping document, List<String> placeholders, List<String> notes) {
    /** Volumes that are not the project's. */
    public List<String> foreign() {
        return document.get("volumes").stream()
                .filter(Node.Mapping.class::isInstance)
                .flatMap(volumes -> ((Node.Mapping) volumes).all().stream())
                .filter(entry -> entry.value() instanceof Node.Mapping how
                        && how.get("external").isPresent())
                .map(Node.Entry::name)
                .toList();
    }

    public Export {
        placeholders = List.copyOf(placeholders);
        notes = List.copyOf(notes);
    }

    /**
     * @param containers that belong to no project, or all to the one
     * @param project the stack's or compose project's name; empty when there is none
     * @param showsSecrets whether secrets are written as they are
     */
    public static Export of(Collection<Described> containers, String project, boolean showsSecrets) {
        return new Writing(project, new Hiding(showsSecrets)).export(containers);
    }

    private static final class Writing {
        private final String project;
        private final Hiding hiding;
        private final Map<String, String> services = new HashMap<>();
        private final Map<String, Described> byName = new HashMap<>();
        private final Map<String, Node> volumes = new TreeMap<>();
        private final Map<String, Node> networks = new TreeMap<>();
        private final List<String> notes = new ArrayList<>();

        Writing(String project, Hiding hiding) {
            this.project = project;
            this.hiding = hiding;
        }

        Export export(Collection<Described> containers) {
            Map<String, List<Described>> byService = new TreeMap<>();
            containers.stream()
                    .sorted(Comparator.comparing(Described::number).thenComparing(Described::name))
                    .forEach(seen -> byService
                            .computeIfAbsent(seen.service(), name -> new ArrayList<>())
                            .add(seen));
            containers.forEach(seen -> {
                services.put(seen.name(), seen.service());
                services.put(seen.id(), seen.service());
                byName.put(seen.name(), seen);
                byName.put(seen.id(), seen);
            });
            Out written = new Out();
            byService.forEach((name, its) -> written.putEven(name, service(name, its)));
            notes.addAll(hiding.lookalikes());
            Out document = new Out().put("name", project).putEven("services", written.mapping());
            put(document, "networks", networks);
            put(document, "volumes", volumes);
            return new Export(document.mapping(), List.copyOf(hiding.placeholders()), notes);
        }

        private static void put(Out document, String key, Map<String, Node> declared) {
            Out map = new Out();
            declared.forEach(map::putEven);
            document.put(key, map.mapping());
        }

        private Node.Mapping service(String name, List<Described> its) {
            Described seen = its.get(0);
            Out out = new Out();
            image(seen, name, out);
            containerName(seen, name, its.size(), out);
            new ProcessKeys(seen, name, hiding).put(out);
            new NetworkKeys(seen, name, project, services, networks, notes).put(out);
            new MountKeys(seen, name, project, hiding, byName, volumes, notes).put(out);
            new RightKeys(seen, name, hiding).put(out);
            new LimitKeys(seen).put(out);
            new HookKeys(seen, name, hiding).put(out);
            out.put("scale", its.size() > 1 ? its.size() : 0);
            remarks(seen, name);
            return out.mapping();
        }

        private void image(Described seen, String service, Out out) {
            String image = seen.config().get("Image").text();
            if (image.matches("(sha256:)?[0-9a-f]{12,64}")) {
                List<String> names =
                        new ArrayList<>(seen.image().get("RepoTags").texts());
                names.addAll(seen.image().get("RepoDigests").texts());
                if (names.isEmpty()) {
                    notes.add(service + ": its image has no name; to give it one: docker tag " + image
                            + " NAME, and write that as its image");
                }
                image = names.stream().findFirst().orElse(image);
            } else if (seen.image().isPresent()
                    && seen.image().get("RepoDigests").items().isEmpty()) {
                notes.add(
                        service + ": image " + image
                                + " is in no registry that the host knows; for another machine, write how to build it, or push it");
            }
            out.put("image", image.replace("$", "$$"));
        }

        /** A name that a project would not have given. */
        private void containerName(Described seen, String service, int number, Out out) {
            boolean usual = seen.name()
                    .matches(java.util.regex.Pattern.quote(project) + "[-_]" + java.util.regex.Pattern.quote(service)
                            + "[-_]\\d+(_[0-9a-f]+)?");
            boolean given =
                    seen.isOurs() || !seen.label("com.docker.compose.service").isEmpty();
            out.put("container_name", given && !usual && number == 1 ? seen.name() : "");
        }

        private void remarks(Described seen, String service) {
            if (seen.host().get("AutoRemove").isTrue()) {
                notes.add(service
                        + ": it was to be removed at its end (--rm); 'stack run' does that, a file does not say it");
            }
            if (seen.writtenKeys().stream().anyMatch(key -> key.startsWith("configs.") || key.startsWith("secrets."))) {
                notes.add(service + ": its configs and secrets are in the container and left out here");
            }
        }
    }
}
