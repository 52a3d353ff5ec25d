package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SchemaKey;
import io.stackfile.schema.SourceText;
import io.stackfile.schema.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The inputs of {@link ComposeConfigIT} together use every key that both we and docker compose know. */
class ComposeInputsTest {
    private static final Path RESOURCES = Ran.ROOT.resolve("cli/src/test/resources");

    /** Of Docker Cloud and Compose version 1. */
    private static final Set<String> NOT_OF_COMPOSE = Set.of(
            "autodestroy",
            "autoredeploy",
            "deployment_strategy",
            "dockerfile",
            "log_driver",
            "log_opt",
            "net",
            "roles",
            "sequential_deployment",
            "tags",
            "target_num_containers",
            "volume_driver");

    private final Set<String> keys = SchemaKey.all().stream()
            .map(SchemaKey::path)
            .filter(path -> !isForeign(path))
            .collect(Collectors.toCollection(TreeSet::new));

    private final Set<String> ways = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private static boolean isForeign(String path) {
        return path.startsWith("services.*.") && NOT_OF_COMPOSE.contains(path.substring("services.*.".length()));
    }

    @Test
    void togetherTheyUseEveryKey() throws IOException {
        for (String key : keys) {
            for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
                ways.add(key.substring(0, dot));
            }
        }
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("compose-config"))) {
            for (Path file :
                    files.filter(one -> one.toString().matches(".*\\.ya?ml")).toList()) {
                YamlTree.documents(SourceText.read(file, file.toString()), new Problems())
                        .forEach(document -> use(document, ""));
            }
        }
        Set<String> left = new TreeSet<>(keys);
        left.removeAll(used);
        Set<String> reasoned = reasoned();
        assertEquals(
                List.of(),
                reasoned.stream().filter(path -> !left.contains(path)).toList(),
                "used after all");
        left.removeIf(key -> reasoned.stream().anyMatch(path -> key.equals(path) || key.startsWith(path + ".")));
        assertEquals(Set.of(), left, "keys without an input");
    }

    private void use(Node node, String path) {
        if (node instanceof Node.Mapping mapping) {
            mapping.all().forEach(entry -> {
                String way = path.isEmpty() ? entry.name() : path + "." + entry.name();
                String taken = keys.contains(way) || ways.contains(way) ? way : path + ".*";
                used.add(taken);
                use(entry.value(), taken);
            });
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> use(item, path + ".[]"));
        }
    }

    private static Set<String> reasoned() {
        Path file = RESOURCES.resolve("compose-config-not-compared.yaml");
        Problems problems = new Problems();
        Node.Mapping reasons = (Node.Mapping)
                YamlTree.read(SourceText.read(file, file.toString()), problems).orElseThrow();
        return new TreeSet<>(reasons.entries().keySet());
    }
}
