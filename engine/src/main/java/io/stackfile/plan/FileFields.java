package io.stackfile.plan;

import io.stackfile.model.PlacedFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Configs and secrets in a fingerprint: {@code secrets.db_password} for what is in it, and where it is when that is unusual. */
final class FileFields {
    private FileFields() {}

    static boolean isOne(String key) {
        return key.startsWith(PlacedFile.Kind.CONFIGS + ".") || key.startsWith(PlacedFile.Kind.SECRETS + ".");
    }

    static Map<String, String> of(List<PlacedFile> files, Function<byte[], String> hash) {
        Map<String, List<PlacedFile>> bySource =
                files.stream().collect(Collectors.groupingBy(FileFields::key, TreeMap::new, Collectors.toList()));
        Map<String, String> fields = new TreeMap<>();
        bySource.forEach((key, places) -> {
            fields.put(key, hash.apply(places.get(0).content().bytes()));
            if (places.size() == 1) {
                putUnusual(fields, key, places.get(0));
            } else {
                fields.put(
                        key + " target",
                        places.stream().map(FileFields::place).sorted().collect(Collectors.joining(", ")));
            }
        });
        return fields;
    }

    private static String key(PlacedFile file) {
        return file.kind() + "." + file.source();
    }

    private static void putUnusual(Map<String, String> fields, String key, PlacedFile file) {
        put(fields, key + " target", file.target(), file.kind().usualTarget(file.source()));
        put(fields, key + " uid", Integer.toString(file.uid()), "0");
        put(fields, key + " gid", Integer.toString(file.gid()), "0");
        put(fields, key + " mode", mode(file.mode()), mode(PlacedFile.USUAL_MODE));
    }

    private static void put(Map<String, String> fields, String key, String value, String usual) {
        if (!value.equals(usual)) {
            fields.put(key, value);
        }
    }

    private static String place(PlacedFile file) {
        return file.target() + " " + file.uid() + ":" + file.gid() + " " + mode(file.mode());
    }

    private static String mode(int mode) {
        return "0" + Integer.toOctalString(mode);
    }
}
