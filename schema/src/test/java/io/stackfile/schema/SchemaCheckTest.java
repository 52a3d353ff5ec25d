package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{image: nginx, link: [db]}",
                "{image: nginx, privileged: maybe, autoredeploy: true}",
                "{image: nginx, ports: 80, links: [{a: b}], environment: {A: [b]}}",
                "{image: nginx, ports: , build: {contxt: .}}",
                "{ports: ['80']}",
                "nginx",
                "[nginx]",
                ""
            })
    void saysTheSameOfAServiceInBothLayouts(String service) {
        assertEquals(words("web: " + service), words("services: {web: " + service + "}"));
        assertTrue(words("web: " + service).toString().contains("services.web"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "privileged: 'yes'",
                "privileged: Off",
                "tty: \"true\"",
                "scale: '3'",
                "target_num_containers: 0",
                "mem_limit: 536870912",
                "mem_limit: 512m",
                "ports: [80, '443:443', {target: 80, published: '8000-8010'}]",
                "command:",
                "command: 'true'",
                "command: true",
                "command: [sleep, 10]",
                "entrypoint: []",
                "user: 1000",
                "environment: {A: , B: 1, C: true, D: 1.5}",
                "environment: [A, B=c]",
                "restart: no",
                "restart: 'on-failure:3'",
                "volumes: [/data, {type: bind, source: ., target: /x, read_only: 'true'}]",
                "depends_on: [db]",
                "depends_on: {db: {condition: service_started}}",
                "x-stack: {allow: [a]}",
                "x-anything: 5",
                "build: {context: ., args: [A=b], x-note: 1}",
                "expose: [80, '53/udp']",
                "labels: [a, a=b]"
            })
    void takesEveryForm(String key) {
        assertEquals(List.of(), words("web: {image: nginx, " + key + "}"));
    }

    @Test
    void takesVolumesWithoutSettings() {
        assertEquals(
                List.of(), words("services: {web: {image: nginx}}\nvolumes: {a: , b: {}}\nx-note: 5\nname: shop\n"));
    }

    private static List<String> words(String text) {
        return Checked.text(text).all().stream()
                .map(problem ->
                        problem.severity() + " " + problem.where() + " " + problem.what() + " " + problem.cure())
                .toList();
    }
}
