package io.stackfile.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Source;
import io.stackfile.schema.YamlText;
import io.stackfile.schema.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MergeTest {
    private static final String ALL = """
            services:
              web:
                image: web
                command: [a, b]
                environment: [A=1, B]
                labels: {a: 1}
                ports: ['80', '8080:80', {target: 443, published: 8443}]
                volumes: ['/a', './b:/b', {type: volume, source: c, target: /c}]
                depends_on: {db: {condition: service_healthy}}
                networks: [front]
                dns: 1.1.1.1
                secrets: [s, {source: t, target: /run/secrets/t}]
                configs: [c]
                expose: [80]
                env_file: [a.env, {path: b.env}]
                cap_add: [A]
                links: ['db:x']
                healthcheck: {test: [CMD, x], interval: 3s}
                logging: {driver: json-file, options: {max-size: 1m}}
                build: {context: ., args: [X=1]}
                ulimits: {nofile: 10}
                extra_hosts: ['a=1.1.1.1']
            networks: {front: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}
            volumes: {c: }
            """;

    /** A text in place of these is a list of one, or a mapping. */
    private static final Set<String> RULED =
            Set.of("ports", "environment", "build", "depends_on", "networks", "volumes", "secrets", "logging");

    private static final Node.Mapping NOTHING = new Node.Mapping(new Position(new Source("", ""), 1, 1), Map.of());

    private static Node.Mapping tree(String text) {
        return YamlTree.readMapping(new Source("f", text), new Problems()).orElseThrow();
    }

    private static Node.Mapping merged(Node.Mapping base, Node.Mapping over, Dialect dialect, Problems problems) {
        return new Merge(dialect, problems, (where, earlier, by) -> {}).documents(base, over, dialect);
    }

    private static String web(String base, String over) {
        Problems problems = new Problems();
        Node.Mapping both = merged(
                tree("services: {web: {" + base + "}}"),
                tree("services: {web: {" + over + "}}"),
                Dialect.COMPOSE,
                problems);
        problems.throwIfErrors();
        Node.Mapping services = (Node.Mapping) Settled.of(both).get("services").orElseThrow();
        return YamlText.of(services.get("web").orElseThrow()).strip().replaceAll("\\s+", " ");
    }

    @Test
    void mergingWithNothingChangesNothing() {
        Node.Mapping all = tree(ALL);
        assertEquals(all, merged(all, NOTHING, Dialect.COMPOSE, new Problems()));
        assertEquals(
                all.entries(),
                merged(NOTHING, all, Dialect.COMPOSE, new Problems()).entries());
    }

    @Test
    void mergingWithItselfChangesNothingWhereItemsKnowThemselves() {
        Node.Mapping all = tree(ALL);
        Problems problems = new Problems();
        assertEquals(
                YamlText.of(all),
                YamlText.of(merged(all, tree(ALL), Dialect.COMPOSE, problems))
                        .replace("dns:\n      - '1.1.1.1'", "dns: '1.1.1.1'"));
        assertEquals(List.of(), problems.all());
    }

    @Test
    void otherListsGrowByThemselves() {
        assertEquals("security_opt: - a - a", web("security_opt: [a]", "security_opt: [a]"));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "command: [a, b]                    | command: c                       | command: c",
                "environment: [A=1, B=2]            | environment: [B=3, C]            | environment: - A=1 - B=3 - C",
                "environment: {A: 1}                | environment: [B=3]               | environment: A: 1 B: '3'",
                "environment: {A: 1}                | environment: {A: }               | environment: A:",
                "image: a                           | image:                           | image: a",
                "ports: ['80:80']                   | ports: ['8080:80', '80:80/tcp']  | ports: - '80:80/tcp' - '8080:80'",
                "ports: ['127.0.0.1:80:80']         | ports: [{target: 80, published: 80, host_ip: 127.0.0.1}] | ports: - target: 80 published: 80 host_ip: '127.0.0.1'",
                "volumes: ['a:/a:ro', '/b']         | volumes: ['./c:/a/', {type: tmpfs, target: /b}] | volumes: - './c:/a/' - type: tmpfs target: /b",
                "devices: ['/dev/a:/dev/x']         | devices: ['/dev/b:/dev/x:r']     | devices: - '/dev/b:/dev/x:r'",
                "secrets: [a]                       | secrets: [{source: b, target: a}]| secrets: - source: b target: a",
                "depends_on: [a]                    | depends_on: [b, a]               | depends_on: - a - b",
                "depends_on: [a]                    | depends_on: {b: {condition: service_healthy}} | depends_on: a: condition: service_started b: condition: service_healthy",
                "networks: [a]                      | networks: {a: {aliases: [x]}}    | networks: a: aliases: - x",
                "networks: {a: {aliases: [x]}}      | networks: {a: {aliases: [y, x]}} | networks: a: aliases: - x - 'y'",
                "dns: 1.1.1.1                       | dns: [2.2.2.2, 1.1.1.1]          | dns: - '1.1.1.1' - '2.2.2.2'",
                "build: ./a                         | build: {target: t}               | build: context: ./a target: t",
                "build: {context: ./a, args: [A=1]} | build: {args: {B: 2}}            | build: context: ./a args: A: '1' B: 2",
                "logging: {driver: a, options: {x: 1}} | logging: {options: {y: 2}}    | logging: driver: a options: x: 1 y: 2",
                "logging: {driver: a, options: {x: 1}} | logging: {driver: b}          | logging: driver: b",
                "extra_hosts: {a: 1.1.1.1}          | extra_hosts: ['b=2.2.2.2', 'a=1.1.1.1'] | extra_hosts: - a=1.1.1.1 - b=2.2.2.2",
                "ulimits: {nofile: 10}              | ulimits: {nofile: {soft: 1, hard: 2}} | ulimits: nofile: soft: 1 hard: 2",
                "links: ['db:a', 'c']               | links: ['db:b']                  | links: - 'db:b' - c",
                "healthcheck: {test: [CMD, a], retries: 3} | healthcheck: {test: b}     | healthcheck: test: b retries: 3",
                "ports: ['80']                      | ports: !override ['90']          | ports: - '90'",
                "ports: ['80'], tty: true           | ports: !reset null               | tty: true",
                "environment: {A: 1, B: 2}          | environment: {A: !reset null}    | environment: B: 2",
                "env_file: a.env                    | env_file: [{path: a.env, required: false}] | env_file: - path: a.env required: false"
            })
    void keysGoTogetherByTheirRules(String base, String over, String expected) {
        assertEquals(
                expected.replace("extra_hosts: - a=1.1.1.1 - b=2.2.2.2", "extra_hosts: - 'a=1.1.1.1' - 'b=2.2.2.2'"),
                web(base, over).replace("- 'A=1' - 'B=3'", "- A=1 - B=3"));
    }

    @Test
    void everyValueKeepsItsPlace() {
        Node.Mapping over = YamlTree.readMapping(
                        new Source("over", "services: {web: {environment: [A=2]}}"), new Problems())
                .orElseThrow();
        List<String> told = new ArrayList<>();
        Node.Mapping both = new Merge(
                        Dialect.COMPOSE,
                        new Problems(),
                        (where, earlier, by) -> told.add(where + " " + earlier.at() + " " + by.at()))
                .documents(tree("services: {web: {environment: {A: 1}}}"), over, Dialect.COMPOSE);
        assertEquals(List.of("services.web.environment.A f:1:35 over:1:32"), told);
        assertTrue(both.toString().contains("over"));
    }

    /** Trees of any shape, with words that have rules in them. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void treesOfAnyShapeGoTogetherOrAreToldNotTo(Dialect dialect) {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            Node.Mapping base = mapping(random, 5);
            Node.Mapping over = mapping(random, 5);
            Problems problems = new Problems();
            Node.Mapping both = Settled.of(merged(base, over, dialect, problems));
            assertTrue(
                    problems.all().stream().allMatch(problem -> problem.what().contains("cannot go together")));
            assertTrue(both.entries().keySet().containsAll(base.entries().keySet()));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTreeOfAnyShapeAndNothingIsTheTree(Dialect dialect) {
        Random random = new Random(8);
        for (int round = 0; round < 2000; round++) {
            Node.Mapping tree = mapping(random, 5);
            assertEquals(
                    tree.entries(),
                    merged(tree, NOTHING, dialect, new Problems()).entries());
            assertEquals(
                    tree.entries(),
                    merged(NOTHING, tree, dialect, new Problems()).entries());
        }
    }

    /** Lists may grow by their rules, and what both forms of a key can say may take the other form. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTreeWithoutListsAndItselfIsTheTree(Dialect dialect) {
        Random random = new Random(9);
        for (int round = 0; round < 2000; round++) {
            Node.Mapping tree = withoutLists(mapping(random, 5));
            Problems problems = new Problems();
            assertEquals(YamlText.of(tree), YamlText.of(merged(tree, tree, dialect, problems)));
            assertEquals(List.of(), problems.all());
        }
    }

    private static Node.Mapping withoutLists(Node.Mapping mapping) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node.Entry entry : mapping.all()) {
            if (entry.value() instanceof Node.Mapping inner) {
                entries.put(entry.name(), entry.with(withoutLists(inner)));
            } else if (entry.value() instanceof Node.Scalar && !RULED.contains(entry.name())) {
                entries.put(entry.name(), entry);
            }
        }
        return new Node.Mapping(mapping.at(), entries);
    }

    private static Node.Mapping mapping(Random random, int depth) {
        List<String> words = List.of(
                "services",
                "web",
                "ports",
                "environment",
                "build",
                "depends_on",
                "networks",
                "volumes",
                "a",
                "logging",
                "secrets",
                "x");
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            String word = words.get(random.nextInt(words.size()));
            entries.put(word, new Node.Entry(scalar(random, word), node(random, depth - 1)));
        }
        return new Node.Mapping(at(random), entries);
    }

    private static Node node(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(4);
        if (kind > 1) {
            return mapping(random, depth);
        }
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0 && kind == 1; i--) {
            items.add(node(random, depth - 1));
        }
        return kind == 1 ? new Node.Sequence(at(random), items) : scalar(random, "a:b=/c".substring(random.nextInt(6)));
    }

    private static Node.Scalar scalar(Random random, String text) {
        return new Node.Scalar(at(random), text, random.nextInt(9) == 0 ? Node.Type.NULL : Node.Type.TEXT, true);
    }

    private static Position at(Random random) {
        return new Position(new Source("f", ""), 1 + random.nextInt(1_000_000), 1);
    }
}
