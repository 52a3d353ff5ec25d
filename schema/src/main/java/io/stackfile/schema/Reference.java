package io.stackfile.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the schemas say of each key, for people. */
public final class Reference {
    /** A key: its place, and what the schema says of it. */
    record Key(String path, String name, Shape shape) {
        String description() {
            return shape.words("description").orElse("");
        }

        /** Its first sentence, or else what a value of it is. */
        String summary() {
            String description = description();
            int end = description.indexOf(". ");
            return description.isEmpty()
                    ? capital(shape.expects()) + "."
                    : end < 0 ? description : description.substring(0, end + 1);
        }

        /** What has to be said of it first: that it does nothing. */
        String effect() {
            return switch (shape.effect()) {
                case "later" -> "no effect yet";
                case "none" -> "no effect: " + shape.reason();
                case "ignored" -> "ignored";
                default -> "";
            };
        }

        List<String> examples() {
            return shape.examples().stream()
                    .map(example -> name + ": " + Example.of(example))
                    .toList();
        }

        Optional<String> without() {
            return shape.value("default").map(Example::of);
        }

        /** Those of its long form, of an item or of what stands under a name of the author's. */
        List<Key> keys() {
            Shape holder = shape.item().filter(item -> !item.names().isEmpty()).orElse(shape);
            Shape long_ = holder.names().isEmpty() ? holder.named().orElse(holder) : holder;
            return long_.names().stream()
                    .map(key -> new Key(path + "." + key, key, long_.key(key).orElseThrow()))
                    .toList();
        }
    }

    private Reference() {}

    /** The keys of a service by their groups, in the order in which one would tell of them. */
    static Map<String, List<Key>> groups() {
        Shape service = Shape.of(Dialect.STACKFILE).named().orElseThrow();
        Map<String, List<Key>> groups = new LinkedHashMap<>();
        String group = "";
        for (String name : service.names()) {
            Shape shape = service.key(name).orElseThrow();
            group = shape.words("x-group").orElse(group);
            groups.computeIfAbsent(group, first -> new ArrayList<>()).add(new Key(name, name, shape));
        }
        return groups;
    }

    /** The keys at the top of a compose file. */
    static List<Key> top() {
        Shape top = Shape.of(Dialect.COMPOSE);
        return top.names().stream()
                .filter(name -> !name.equals(Shape.OURS))
                .map(name -> new Key(name, name, top.key(name).orElseThrow()))
                .toList();
    }

    /** All keys of a service in a line each, and what else a file may say. */
    public static String overview() {
        StringBuilder text = new StringBuilder("""
                The keys of a service, in a Stackfile and in a compose file. 'stack schema KEY' tells more of one,
                'stack schema healthcheck.interval' of one inside another.
                """);
        groups().forEach((group, keys) -> section(text, group, keys));
        section(text, "At the top of a compose file", top());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<Key> keys) {
        text.append('\n').append(title).append('\n');
        keys.forEach(key -> text.append(ReferenceText.line(key, 24)));
    }

    /** The page of a key by its path, of each key where there are two of that name; nothing where there is none. */
    public static Optional<String> page(String path) {
        List<String> pages = new ArrayList<>();
        find(service(), path).ifPresent(key -> pages.add(ReferenceText.page(key)));
        find(top(), path).ifPresent(key -> pages.add("At the top of a compose file:\n\n" + ReferenceText.page(key)));
        return pages.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", pages));
    }

    /** What to say of a path that leads to no key. */
    public static String unknown(String path) {
        int dot = path.lastIndexOf('.');
        String above = dot < 0 ? "" : path.substring(0, dot);
        List<Key> beside = dot < 0 ? service() : keysBelow(above);
        if (beside.isEmpty()) {
            return dot < 0 || above.isEmpty() || page(above).isEmpty()
                    ? unknown(above.isEmpty() ? path.replace(".", "") : above)
                    : "'" + above + "' has no keys inside";
        }
        String name = path.substring(dot + 1);
        TreeSet<String> names = new TreeSet<>(beside.stream().map(Key::name).toList());
        if (dot < 0) {
            top().forEach(key -> names.add(key.name()));
        }
        String cure = UnknownKey.meant(name, names)
                .map(word -> "did you mean '" + (above.isEmpty() ? "" : above + ".") + word + "'?")
                .orElse(above.isEmpty() ? "'stack schema' lists all" : "its keys are " + String.join(", ", names));
        return "there is no key " + Quoted.of(name) + (above.isEmpty() ? "" : " in '" + above + "'") + "; " + cure;
    }

    private static List<Key> keysBelow(String path) {
        return find(service(), path)
                .map(Key::keys)
                .filter(keys -> !keys.isEmpty())
                .or(() -> find(top(), path).map(Key::keys))
                .orElse(List.of());
    }

    private static List<Key> service() {
        return groups().values().stream().flatMap(List::stream).toList();
    }

    private static Optional<Key> find(List<Key> keys, String path) {
        return keys.stream()
                .filter(key -> path.equals(key.name()) || path.startsWith(key.name() + "."))
                .findFirst()
                .flatMap(key -> path.equals(key.name())
                        ? Optional.of(key)
                        : find(key.keys(), path.substring(key.name().length() + 1)));
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
