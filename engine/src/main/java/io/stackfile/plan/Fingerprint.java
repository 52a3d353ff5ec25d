package io.stackfile.plan;

import io.stackfile.model.Mount;
import io.stackfile.model.Port;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the file says of a container, as the text of a label: a version line, then {@code key=value} lines sorted by key. A key
 * the file does not give adds no line, so a version of {@code stack} that learns a key replaces nobody's containers. Secret
 * values are there as {@code ~} and a keyed hash (HMAC-SHA-256 with the stack's salt, the first 128 bits in hex). The image's
 * identity is not in it: the engine tells it of every container.
 */
record Fingerprint(Map<String, String> fields) {
    private static final String VERSION = "1";
    private static final int SHORTEST_SECRET = 4;

    Fingerprint {
        fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    static Fingerprint of(Service service, List<Value> secrets, String salt) {
        Map<String, String> fields = fields(service, salt);
        fields.replaceAll((key, value) -> isSecret(value, secrets) ? "~" + hash(value, salt) : value);
        return new Fingerprint(fields);
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

    private static Map<String, String> fields(Service service, String salt) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("image", service.image().name());
        service.command().entrypoint().ifPresent(words -> fields.put("entrypoint", quoted(words)));
        service.command().arguments().ifPresent(words -> fields.put("command", quoted(words)));
        service.command().user().ifPresent(user -> fields.put("user", user));
        service.command().workingDirectory().ifPresent(path -> fields.put("working_dir", path));
        service.command().hostname().ifPresent(name -> fields.put("hostname", name));
        putTrue(fields, "tty", service.command().tty());
        putTrue(fields, "stdin_open", service.command().stdinOpen());
        service.environment().forEach((name, value) -> fields.put("environment." + name, shown(value, salt)));
        service.links().forEach(link -> fields.put("links." + link.alias(), link.service()));
        service.ports()
                .forEach(port -> fields.merge("ports." + port.container(), published(port), (a, b) -> a + "," + b));
        putList(
                fields,
                "expose",
                service.exposed().stream().map(Object::toString).toList());
        service.mounts().forEach(mount -> fields.put("volumes." + mount.target(), source(mount)));
        fields.putAll(FileFields.of(service.files(), content -> "~" + hash(content, salt)));
        if (!service.restart().equals(Restart.NO)) {
            fields.put("restart", service.restart().toString());
        }
        service.limits().memory().ifPresent(bytes -> fields.put("mem_limit", Long.toString(bytes)));
        service.limits().cpuset().ifPresent(cpus -> fields.put("cpuset", cpus));
        service.limits().cpuShares().ifPresent(shares -> fields.put("cpu_shares", Long.toString(shares)));
        putTrue(fields, "privileged", service.privileges().privileged());
        putList(fields, "cap_add", service.privileges().added());
        putList(fields, "cap_drop", service.privileges().dropped());
        service.labels().forEach((name, value) -> fields.put("labels." + name, shown(Value.of(name, value), salt)));
        return fields;
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

    private static void putTrue(Map<String, String> fields, String key, boolean value) {
        if (value) {
            fields.put(key, "true");
        }
    }

    private static void putList(Map<String, String> fields, String key, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(key, values.stream().sorted().collect(Collectors.joining(",")));
        }
    }

    private static String published(Port port) {
        String host = port.address().isEmpty() ? "" : port.address() + ":";
        return port.published().isEmpty() ? host + "any" : host + port.published();
    }

    private static String source(Mount mount) {
        String mode = mount.readOnly() ? ":ro" : "";
        if (mount instanceof Mount.Named named) {
            return named.name() + mode;
        }
        return (mount instanceof Mount.Bind bind ? bind.source() : "own") + mode;
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" ", "[", "]"));
    }

    private static String shown(Value value, String salt) {
        return value.isSecret() ? "~" + hash(value.reveal(), salt) : value.reveal();
    }

    private static String hash(String text, String salt) {
        return hash(text.getBytes(StandardCharsets.UTF_8), salt);
    }

    private static String hash(byte[] bytes, String salt) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes)).substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
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
