package io.stackfile.plan;

import io.stackfile.model.Value;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The lines of a fingerprint while they are written: a key that is not given adds none. */
final class Fields {
    private final Map<String, String> fields = new TreeMap<>();
    private final String salt;

    /** @param salt the stack's, for what is hidden */
    Fields(String salt) {
        this.salt = salt;
    }

    Map<String, String> all() {
        return fields;
    }

    void put(String key, Optional<?> value) {
        value.ifPresent(given -> fields.put(key, given instanceof Duration time ? text(time) : given.toString()));
    }

    void put(String key, OptionalLong value) {
        value.ifPresent(number -> fields.put(key, Long.toString(number)));
    }

    void putTrue(String key, boolean value) {
        if (value) {
            fields.put(key, "true");
        }
    }

    /** Where the order says something. */
    void putList(String key, List<?> values) {
        if (!values.isEmpty()) {
            fields.put(key, values.stream().map(Object::toString).collect(Collectors.joining(",")));
        }
    }

    /** Where the order says nothing. */
    void putSet(String key, List<?> values) {
        putList(key, values.stream().map(Object::toString).sorted().toList());
    }

    void putWords(String key, Optional<List<String>> words) {
        words.ifPresent(given -> {
            boolean secret = Value.isSecretIn(given);
            fields.put(key, secret ? hidden(quoted(given)) : quoted(given));
        });
    }

    void putAll(String key, Map<String, String> values) {
        values.forEach((name, value) -> put(key + "." + name, Value.of(name, value)));
    }

    void put(String key, Value value) {
        boolean secret = value.isSecret() || Value.isSecretIn(value.reveal());
        fields.put(key, secret ? hidden(value.reveal()) : value.reveal());
    }

    String hidden(String text) {
        return hidden(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So that equal texts look alike in one stack, and in no other. */
    String hidden(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "~" + HexFormat.of().formatHex(mac.doFinal(bytes)).substring(0, 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** As a file writes it: {@code 1m30s}. */
    private static String text(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(" ", "[", "]"));
    }
}
