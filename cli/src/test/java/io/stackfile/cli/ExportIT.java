package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There and back: what is exported makes what was there. */
class ExportIT {
    private static final String SLEEPS =
            "[\"sh\",\"-c\",\"trap 'exit 0' TERM; echo $HOME; while :; do sleep 0.1; done\"]";

    /** What a stack has of its own, and what an engine makes up. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "Config.Labels",
            "Config.Hostname",
            "Config.Image",
            "HostConfig.NetworkMode",
            "HostConfig.Binds",
            "HostConfig.Mounts",
            "HostConfig.ContainerIDFile");

    private final List<String> containers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() throws IOException {
        for (String stack : List.of("exported", "again")) {
            Lab.done(folder, "down", "--volumes", "--yes", "--name", stack);
        }
        for (String container : containers) {
            Lab.request("DELETE", "/containers/" + container + "?force=1&v=1", "");
        }
        Lab.request("DELETE", "/volumes/exported-by-hand", "");
    }

    private void run(String name, String json) throws IOException {
        Lab.done(folder, "pull", write("pull.yml", "a: {image: busybox}\n"));
        containers.add(name);
        assertEquals(201, Lab.request("POST", "/containers/create?name=" + name, json));
        assertEquals(204, Lab.request("POST", "/containers/" + name + "/start", ""));
    }

    private String write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }

    /** What makes a container what it is, nothing where it is as usual. */
    private static Map<String, String> facts(String container) throws IOException {
        String answer = Lab.get("/containers/" + container + "/json");
        Json seen = Json.parse(answer.substring(answer.indexOf("\r\n\r\n")));
        Map<String, String> facts = new TreeMap<>();
        for (String group : List.of("Config", "HostConfig")) {
            seen.get(group).members().forEach((key, value) -> {
                String text = value.isList()
                        ? value.items().stream()
                                .map(Json::toString)
                                .sorted()
                                .toList()
                                .toString()
                        : value.toString();
                if (!Set.of("null", "[]", "{}", "\"\"", "false", "0").contains(text)
                        && !NOT_COMPARED.contains(group + "." + key)) {
                    facts.put(group + "." + key, text);
                }
            });
        }
        seen.get("Mounts")
                .items()
                .forEach(mount -> facts.put(
                        "mount " + mount.get("Destination").text(),
                        mount.get("Type").text() + " " + mount.get("RW").text()));
        return facts;
    }

    @Test
    void whatDockerRunHasMadeIsMadeAgainByAStack() throws IOException {
        Lab.request("POST", "/volumes/create", "{\"Name\":\"exported-by-hand\"}");
        run("exported-web", """
                {"Image":"busybox","Cmd":%s,"Env":["PASSWORD=geheimes-wort","COLOUR=r$ed"],"User":"nobody","WorkingDir":"/tmp",
                "StopTimeout":1,"StopSignal":"SIGKILL","ExposedPorts":{"80/tcp":{},"90/udp":{}},"Labels":{"team":"astro"},
                "Healthcheck":{"Test":["CMD-SHELL","true"],"Interval":2000000000},
                "HostConfig":{"PortBindings":{"80/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]},"Memory":67108864,
                "NanoCpus":500000000,"RestartPolicy":{"Name":"on-failure","MaximumRetryCount":2},"CapAdd":["NET_ADMIN"],
                "Binds":["exported-by-hand:/data","/etc:/host-etc:ro"],"Tmpfs":{"/scratch":"size=1m"},"Init":true,
                "ReadonlyRootfs":true,"Ulimits":[{"Name":"nofile","Soft":100,"Hard":200}],"ShmSize":33554432,
                "ExtraHosts":["mail:203.0.113.9"],"Dns":["9.9.9.9"],"PidsLimit":50,
                "LogConfig":{"Type":"json-file","Config":{"max-size":"1m"}}}}
                """.formatted(SLEEPS));
        Ran exported = Lab.done(folder, "export", "exported-web", "--compose");
        assertFalse(exported.out().contains("geheim"), exported.out());
        assertTrue(exported.err().contains("secret values are not written: #PASSWORD#; "), exported.err());
        write("again.yml", exported.out());
        Lab.done(folder, "validate", "again.yml", "--set", "PASSWORD=geheimes-wort");
        Lab.done(folder, "up", "again.yml", "--set", "PASSWORD=geheimes-wort", "--name", "again");
        assertEquals(facts("exported-web"), facts("again-exported-web-1"));
    }

    @Test
    void aStackfileSaysWhatItHasNoPlaceFor() throws IOException {
        Lab.request("POST", "/volumes/create", "{\"Name\":\"exported-by-hand\"}");
        run(
                "exported-db",
                "{\"Image\":\"busybox\",\"Cmd\":" + SLEEPS
                        + ",\"HostConfig\":{\"Binds\":[\"exported-by-hand:/data\"]}}");
        Ran exported = Lab.done(folder, "export", "exported-db");
        assertTrue(exported.err().startsWith("warning: volume exported-by-hand is somebody else's"), exported.err());
        write("again.yml", exported.out());
        Lab.done(folder, "up", "again.yml");
        assertEquals(facts("exported-db"), facts("again-exported-db-1"));
    }

    @Test
    void aComposeProjectKeepsItsServicesTheirNumberAndWhatTheyNeed() throws IOException {
        String labels =
                "\"Labels\":{\"com.docker.compose.project\":\"exported-shop\",\"com.docker.compose.oneoff\":\"False\","
                        + "\"com.docker.compose.service\":\"%s\",\"com.docker.compose.container-number\":\"%s\""
                        + ",\"com.docker.compose.depends_on\":\"%s\"}";
        for (String number : List.of("1", "2")) {
            run(
                    "exported-shop-web-" + number,
                    "{\"Image\":\"busybox\",\"Cmd\":" + SLEEPS + ","
                            + labels.formatted("web", number, "db:service_started:false") + "}");
        }
        run(
                "exported-shop-db-1",
                "{\"Image\":\"busybox\",\"Cmd\":" + SLEEPS + "," + labels.formatted("db", "1", "") + "}");
        String shown = """
                db:
                  image: busybox
                  command:
                    - sh
                    - '-c'
                    - 'trap ''exit 0'' TERM; echo $$HOME; while :; do sleep 0.1; done'
                web:
                  image: busybox
                  command:
                    - sh
                    - '-c'
                    - 'trap ''exit 0'' TERM; echo $$HOME; while :; do sleep 0.1; done'
                  depends_on:
                    - db
                  target_num_containers: 2
                """;
        assertEquals(
                shown, Lab.done(folder, "export", "--project", "exported-shop").out());
        assertEquals(shown, Lab.done(folder, "export", "exported-shop").out());
    }

    @Test
    void aStackOfOursIsAsItsExportSays() throws IOException {
        write("exported.yml", """
                name: exported
                services:
                  web:
                    image: busybox
                    command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                    environment: {TOKEN: geheimes-wort, PRICE: $$5}
                    links: ['db:store']
                    networks: {default: {}, back: {aliases: [shop]}}
                    volumes: ['data:/data', /unnamed]
                    ports: ['127.0.0.1::80']
                    deploy: {replicas: 2}
                    post_start: [{command: [touch, /tmp/started]}]
                  db:
                    image: busybox
                    command: [sh, -c, 'trap "exit 0" TERM; while :; do sleep 0.1; done']
                    mem_limit: 32m
                    restart: always
                networks: {back: {}}
                volumes: {data: {}}
                """);
        Lab.done(folder, "up", "exported.yml");
        write(
                "again.yml",
                Lab.done(folder, "export", "exported.yml", "--compose", "--show-secrets")
                        .out());
        Ran up = Lab.done(folder, "up", "again.yml");
        assertTrue(up.err().endsWith("exported is as the file says; nothing to do\n"), up.seen());
    }

    @Test
    void whatIsNotThereIsToldSo() {
        Ran nothing = Lab.stack(folder, "export", "no-such-container");
        assertEquals(1, nothing.code());
        assertTrue(nothing.err().startsWith("stack: there is no container no-such-container on "), nothing.err());
        assertEquals(
                1, Lab.stack(folder, "export", "--project", "no-such-project").code());
        assertEquals(2, Lab.stack(folder, "export", "a", "--project", "b").code());
    }
}
