package io.stackfile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A stack to be updated, and what the engine tells of it. */
record UpdatedShop(Path folder, int webs) {
    static final String WAITS = "trap \"exit 0\" TERM; while :; do sleep 0.1; done";

    /** Some containers of a web service, and a database with data; each writes its version down when it starts. */
    void write(String version, String web, String db) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: ['sh', '-c', 'echo web %1$s; %2$s']
                  links: [db]
                  restart: always
                  target_num_containers: %4$d
                  deploy: {update_config: {monitor: 1s}}
                db:
                  image: busybox
                  command: ['sh', '-c', 'echo %1$s >> /data/versions; %3$s']
                  volumes: ['data:/data']
                  restart: always
                  deploy: {update_config: {monitor: 1s}}
                """.formatted(version, web, db, webs));
    }

    void write(String version) throws IOException {
        write(version, WAITS, WAITS);
    }

    Ran up(String... options) {
        List<String> words = new ArrayList<>(List.of("up", "shop.yml"));
        words.addAll(List.of(options));
        return Lab.stack(folder, words.toArray(String[]::new));
    }

    /** The ids of those that run, by name. */
    static Map<String, String> running() throws IOException {
        Map<String, String> running = new TreeMap<>();
        containers("")
                .forEach(container ->
                        running.put(name(container), container.replaceFirst("(?s)\"Id\":\"(\\w+)\".*", "$1")));
        return running;
    }

    static Set<String> all() throws IOException {
        return containers("all=1&").stream().map(UpdatedShop::name).collect(Collectors.toSet());
    }

    private static List<String> containers(String query) throws IOException {
        String all = Lab.get(
                "/containers/json?" + query + "filters=%7B%22label%22%3A%5B%22io.stackfile.stack%3Dshop%22%5D%7D");
        return List.of(all.split("(?=\"Id\":)")).stream()
                .filter(container -> container.startsWith("\"Id\""))
                .toList();
    }

    private static String name(String container) {
        return container.replaceFirst("(?s).*?\"Names\":\\[\"/([^\"]+)\".*", "$1");
    }

    String versions() {
        return Lab.done(folder, "exec", "shop.yml", "db", "cat", "/data/versions")
                .out()
                .strip()
                .replaceAll("\\s+", " ");
    }
}
