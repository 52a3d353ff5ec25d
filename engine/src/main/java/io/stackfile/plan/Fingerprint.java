package io.stackfile.plan;

import io.stackfile.model.Mount;
import io.stackfile.model.Port;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the file says of a container, as the text of a label: a version line, then {@code key=value} lines sorted by key. A key
 * the file does not give adds no line, so a version of {@code stack} that learns a key replaces nobody's containers. Secret
 * values are there as {@code ~} and a keyed hash (HMAC-SHA-256 with the stack's salt, the first 128 bits in hex). The image's
 * identity is not in it: the engine tells it of every container.
 */
record Fingerprint(Map<String, String> fields) {
    private static final String VERSION = "1";
    private static final String OF_SERVICE = "service:";
    private static final String READ_ONLY = ":ro";
    private static final int SHORTEST_SECRET = 4;

    Fingerprint {
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    static Fingerprint of(Service service, List<Value> secrets, String salt) {
        Fields fields = fields(service, salt);
        fields.all().replaceAll((key, value) -> isSecret(value, secrets) ? fields.hidden(value) : value);
        return new Fingerprint(fields.all());
    }

    /** Whether a secret stands in it, however it was quoted; one that is shorter than a real one would be is not looked for. */
    private static boolean isSecret(String value, List<Value> secrets) {
        return Value.of("", value).isSecret()
                || secrets.stream()
                        .map(Value::reveal)
                        .filter(secret -> secret.length() >= SHORTEST_SECRET)
                        .anyMatch(secret -> value.contains(secret)
                                || bare(secret).length() >= SHORTEST_SECRET
                                        && bare(value).contains(bare(secret)));
    }

    private static String bare(String text) {
        return text.replaceAll("[\\\\\"'\\s]", "");
    }

    /** When the engine starts it again. */
    Restart restart() {
        return Restart.of(fields.getOrDefault("restart", "no"));
    }

    /** Whether nobody else can be where it is: in a network that is not its own, or at an address that is. */
    boolean hasItsPlaceAlone() {
        return fields.keySet().stream()
                .anyMatch(key -> key.equals("network_mode")
                        || SettingsFields.ADDRESSES.matcher(key).matches());
    }

    /** The services in whose namespaces it is. */
    Set<String> sharesWith() {
        return SettingsFields.NAMESPACES.stream()
                .map(key -> fields.getOrDefault(key, ""))
                .filter(value -> value.startsWith(OF_SERVICE))
                .map(value -> value.substring(OF_SERVICE.length()))
                .collect(Collectors.toSet());
    }

    private static Fields fields(Service service, String salt) {
        Fields fields = new Fields(salt);
        fields.put("image", Optional.of(service.image()));
        fields.put("platform", service.image().platform());
        fields.putWords("entrypoint", service.command().entrypoint());
        fields.putWords("command", service.command().arguments());
        fields.put("user", service.command().user());
        fields.put("working_dir", service.command().workingDirectory());
        fields.put("hostname", service.command().hostname());
        fields.putTrue("tty", service.command().tty());
        fields.putTrue("stdin_open", service.command().stdinOpen());
        service.environment().forEach((name, value) -> fields.put("environment." + name, value));
        service.links().forEach(link -> fields.put("links." + link.alias(), Optional.of(link.service())));
        service.ports()
                .forEach(port ->
                        fields.all().merge("ports." + port.container(), published(port), (a, b) -> a + "," + b));
        fields.putSet("expose", service.exposed());
        service.mounts().forEach(mount -> put(fields, mount));
        service.borrowed()
                .forEach(from -> fields.put("volumes_from." + from.name(), Optional.of(from.readOnly() ? "ro" : "rw")));
        fields.all().putAll(FileFields.of(service.files(), fields::hidden));
        fields.put("restart", Optional.of(service.restart()).filter(restart -> !restart.equals(Restart.NO)));
        new SettingsFields(fields).put(service.settings());
        fields.putAll("labels", service.labels());
        return fields;
    }

    private static void put(Fields fields, Mount mount) {
        if (mount instanceof Mount.Temporary folder) {
            fields.put("tmpfs." + folder.target(), Optional.of(folder.flags()));
        } else {
            fields.put("volumes." + mount.target(), Optional.of(source(mount)));
            fields.put(
                    "volume_options." + mount.target(),
                    Optional.of(mount.options().toString()).filter(options -> !options.isEmpty()));
            if (mount instanceof Mount.Named named) {
                fields.put("volume_name." + mount.target(), named.called());
            }
        }
    }

    /** Reads a label; one of a later version, or none, has no fields we know and so differs from every other. */
    static Fingerprint parse(String label) {
        Map<String, String> fields = new TreeMap<>();
        List<String> lines = label.lines().toList();
        if (!lines.isEmpty() && lines.get(0).equals(VERSION)) {
            lines.stream().skip(1).filter(line -> line.contains("=")).forEach(line -> {
                int equals = line.indexOf('=');
                fields.put(unescaped(line.substring(0, equals)), unescaped(line.substring(equals + 1)));
            });
        }
        return new Fingerprint(fields);
    }

    /**
     * The same, with that hidden which a later one hides: what counts as a secret may be another matter with the next version of
     * {@code stack}, and that alone is no change.
     */
    Fingerprint hidingAs(Fingerprint later, String salt) {
        Fields hiding = new Fields(salt);
        Map<String, String> hidden = new TreeMap<>(fields);
        hidden.replaceAll((key, value) -> {
            String other = later.fields.getOrDefault(key, value);
            return !other.equals(value) && other.equals(hiding.hidden(value)) ? other : value;
        });
        return new Fingerprint(hidden);
    }

    /** Whether there are configs or secrets in the container. */
    boolean hasFiles() {
        return fields.keySet().stream().anyMatch(FileFields::isOne);
    }

    @Override
    public String toString() {
        return VERSION
                + fields.entrySet().stream()
                        .map(field -> "\n" + escapedKey(field.getKey()) + "=" + escaped(field.getValue()))
                        .collect(Collectors.joining());
    }

    private static String published(Port port) {
        String host = port.address().isEmpty() ? "" : port.address() + ":";
        return port.published().isEmpty() ? host + "any" : host + port.published();
    }

    private static String source(Mount mount) {
        String mode = mount.readOnly() ? READ_ONLY : "";
        if (mount instanceof Mount.Named named) {
            return named.name() + mode;
        }
        if (mount instanceof Mount.OfImage other) {
            return "image " + other.image() + READ_ONLY;
        }
        return (mount instanceof Mount.Bind bind ? bind.source() : "own") + mode;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String escapedKey(String key) {
        return escaped(key).replace("=", "\\e");
    }

    private static String unescaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next == 'e' ? '=' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
