package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that are looked at before they are done, on a real engine. */
class PlanIT {
    private static final String SLEEPER = "command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private void shop(String colour) throws IOException {
        shop(colour, "");
    }

    private void shop(String colour, String more) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  %s
                  environment: {COLOUR: %s, PASSWORD: '#PASSWORD#'}
                  ports: ['8090:80']
                """.formatted(SLEEPER, colour) + more);
    }

    private Ran done(String... arguments) {
        Ran ran = stack(arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    private Ran stack(String... arguments) {
        return Ran.with(folder, Lab.environment(), arguments);
    }

    private static final String[] PLAN = {"plan", "shop.yml", "--set", "PASSWORD=geheimes-wort", "--out", "plan.json"};
    private static final String[] UP = {"up", "--plan", "plan.json", "--set", "PASSWORD=geheimes-wort"};

    private static void assertSays(String text, Ran ran) {
        assertTrue(ran.err().contains(text), ran.seen());
    }

    @Test
    void whatWasWrittenDownIsDone() throws IOException {
        shop("red");
        Ran plan = done(PLAN);
        assertTrue(plan.out().startsWith("Plan for shop on localhost\n"), plan.seen());
        assertSays("written to plan.json; to do that, or nothing: stack up --plan plan.json\n", plan);
        String written = Files.readString(folder.resolve("plan.json"));
        assertFalse(written.contains("geheimes-wort"), written);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("plan.json"))));
        assertEquals(
                "create network shop",
                Json.parse(written).get("steps").items().get(0).get("step").text());

        Ran up = done(UP);
        assertSays("shop on localhost, as reviewed: 1 service to create; port 8090 is open to the world\n", up);
        assertSays("nothing to do", done("up", "shop.yml", "--set", "PASSWORD=geheimes-wort"));
        assertRefused(
                stack(UP),
                "stack: plan.json is not what 'up' would do now:\n",
                "    the host: container shop-web-1 is there now\n",
                "    - create container shop-web-1    new",
                "nothing was done; look at it anew: stack plan --out plan.json\n");
    }

    @Test
    void whatFollowsASecretOptionIsInNoPlanAndInNoLabel() throws IOException {
        for (String word : List.of("geheim1", "geheim2")) {
            Files.writeString(folder.resolve("shop.yml"), """
                    web:
                      image: busybox
                      command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done' --password %1$s
                      environment: {OPTS: --token=%1$s}
                    """.formatted(word));
            String seen = done("plan", "shop.yml", "--out", "plan.json").seen()
                    + Files.readString(folder.resolve("plan.json"))
                    + done("plan", "shop.yml", "--json").seen()
                    + stack("status", "shop.yml").seen()
                    + done("up", "shop.yml").seen()
                    + done("history", "shop.yml").seen()
                    + labels("shop-web-1");
            assertFalse(seen.contains("geheim"), seen);
            assertSays("nothing to do", done("up", "shop.yml"));
            Files.delete(folder.resolve("plan.json"));
        }
        assertTrue(
                done("history", "shop.yml").out().contains("command changed (value hidden)"),
                () -> done("history", "shop.yml").seen());
    }

    private static String labels(String container) throws IOException {
        String answer = Lab.get("/containers/" + container + "/json").replaceFirst("(?s).*?\r\n\r\n", "");
        return Json.parse(answer).at("Config", "Labels").toString();
    }

    private static void assertRefused(Ran up, String... words) {
        assertEquals(1, up.code(), up.seen());
        for (String word : words) {
            assertSays(word, up);
        }
    }

    @Test
    void aPlanIsDoneFromAnywhere() throws IOException {
        shop("red");
        done(PLAN);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("password"), "geheimes-wort\n");
        Ran up = Lab.done(elsewhere, "up", "--plan", "../plan.json", "--set-file", "PASSWORD=password");
        assertSays("as reviewed", up);
        assertTrue(Lab.get("/containers/shop-web-1/json").contains("PASSWORD=geheimes-wort"));
    }

    @Test
    void whenTheFileHasChangedSinceNothingIsDone() throws IOException {
        shop("blue");
        done("up", "shop.yml", "--set", "PASSWORD=geheimes-wort");
        shop("red");
        done(PLAN);
        shop("green");
        assertRefused(
                stack(UP),
                "    the file: web: environment.COLOUR: red → green\n",
                "    environment.COLOUR: blue → red\n",
                "    environment.COLOUR: blue → green\n");
        assertTrue(Lab.get("/containers/shop-web-1/json").contains("COLOUR=blue"));
        shop("red");
        assertRefused(
                stack("up", "--plan", "plan.json", "--set", "PASSWORD=anders"),
                "    the file: web: environment.PASSWORD changed (value hidden)\n");
        done(UP);
        assertTrue(Lab.get("/containers/shop-web-1/json").contains("COLOUR=red"));
    }

    @Test
    void whatIsNoPlanIsLeftAloneAndNotDone() throws IOException {
        shop("red");
        Files.writeString(folder.resolve("plan.json"), "{\"mine\": true}");
        Ran plan = stack(PLAN);
        assertEquals(2, plan.code(), plan.seen());
        assertSays("stack: --out: plan.json is not a plan, and is left alone; name another file\n", plan);
        assertEquals("{\"mine\": true}", Files.readString(folder.resolve("plan.json")));
        Ran up = stack(UP);
        assertEquals(2, up.code(), up.seen());
        assertSays("stack: --plan: plan.json is not a plan of this version of stack; make one with: ", up);
        assertSays(
                "stack: --plan: there is no none.json; make it with: stack plan --out none.json\n",
                stack("up", "--plan", "none.json"));
        Files.delete(folder.resolve("plan.json"));
        done(PLAN);
        done(PLAN);
    }

    @Test
    void whatThePlanSaysIsNotSaidOnceMore() throws IOException {
        shop("red");
        done(PLAN);
        for (List<String> more : List.of(
                List.of("--host", "x"),
                List.of("-f", "shop.yml"),
                List.of("--private"),
                List.of("--pull"),
                List.of("web"))) {
            List<String> words = new java.util.ArrayList<>(List.of(UP));
            words.addAll(more);
            Ran up = stack(words.toArray(String[]::new));
            assertEquals(2, up.code(), up.seen());
        }
        assertEquals(
                2,
                stack("plan", "shop.yml", "--out", "plan.json", "--host", "a,b").code());
    }

    @Test
    void aPersonIsAskedBeforeSomethingIsReplaced() throws IOException {
        shop("red");
        String[] up = {"up", "shop.yml", "--set", "PASSWORD=geheimes-wort"};
        Ran fresh = Ran.answering(folder, Lab.environment(), List.of(), up);
        assertEquals(0, fresh.code(), fresh.seen());
        shop("blue");
        Ran no = Ran.answering(folder, Lab.environment(), List.of(""), up);
        assertEquals(1, no.code(), no.seen());
        assertSays("Plan for shop on localhost\n", no);
        assertTrue(no.err().endsWith("nothing was done\n"), no.seen());
        assertTrue(Lab.get("/containers/shop-web-1/json").contains("COLOUR=red"));
        Ran yes = Ran.answering(folder, Lab.environment(), List.of("y"), up);
        assertEquals(0, yes.code(), yes.seen());
        shop("green");
        Ran said = Ran.answering(
                folder, Lab.environment(), List.of(), "up", "shop.yml", "--yes", "--set", "PASSWORD=geheimes-wort");
        assertEquals(0, said.code(), said.seen());
        shop("white");
        done(up);
        assertTrue(Lab.get("/containers/shop-web-1/json").contains("COLOUR=white"));
    }

    @Test
    void jsonTellsAllThatThePlanTells() throws IOException {
        shop("red");
        List<Json> lines = done("plan", "shop.yml", "--json", "--set", "PASSWORD=geheimes-wort")
                .out()
                .lines()
                .map(Json::parse)
                .toList();
        assertEquals("new", lines.get(0).get("reason").text());
        assertEquals(
                "1 service to create; port 8090 is open to the world",
                lines.get(lines.size() - 1).get("summary").text());
        assertEquals(
                "shop on localhost", lines.get(lines.size() - 1).get("plan").text());
    }

    @Test
    void whatOnlyLooksSendsNothingButQuestions() throws IOException {
        shop("blue", "db: {image: busybox, command: sh -c 'exit 3'}\n");
        stack("up", "shop.yml", "--set", "PASSWORD=geheimes-wort");
        shop("red", "new: {image: 'nginx', build: ., volumes: ['data:/data']}\n");
        Path socket = folder.resolve("s");
        try (Overheard engine = new Overheard(socket, Lab.socket())) {
            Map<String, String> environment = Map.of("DOCKER_HOST", "unix://" + socket);
            String[] filled = {"shop.yml", "--set", "PASSWORD=geheimes-wort"};
            for (String looking : List.of(
                    "plan",
                    "plan --json",
                    "plan --check",
                    "plan --out plan.json",
                    "status",
                    "status --json",
                    "config",
                    "ps",
                    "ls")) {
                List<String> words = new java.util.ArrayList<>(List.of(looking.split(" ")));
                if (!looking.equals("ls")) {
                    words.addAll(List.of(filled).subList(0, looking.equals("ps") ? 1 : 3));
                }
                Ran ran = Ran.with(folder, environment, words.toArray(String[]::new));
                assertTrue(ran.code() == 0 || ran.code() == 3, looking + ": " + ran.seen());
            }
            assertFalse(engine.requests().isEmpty());
            assertEquals(
                    List.of(),
                    engine.requests().stream()
                            .filter(request -> !request.startsWith("GET ") && !request.startsWith("HEAD "))
                            .toList());
        }
    }

    @Test
    void whatWouldBeGotFirstIsShownAndNotGot() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox\n");
        Files.writeString(folder.resolve("shop.yml"), "web: {build: ., image: shop-planned}\ndb: {image: busybox}\n");

        Ran built = done("plan", "shop.yml", "--build");
        Ran pulled = done("plan", "shop.yml", "--pull", "--json");

        assertTrue(
                built.out()
                        .replaceAll(" +", " ")
                        .contains("Plan for shop on localhost\n 1 build image shop-planned:latest"),
                built.seen());
        assertTrue(pulled.out().contains("\"step\":\"pull image busybox:latest\""), pulled.seen());
        assertTrue(Lab.get("/images/shop-planned/json").startsWith("HTTP/1.0 404"), built.seen());
        Ran written = stack("plan", "shop.yml", "--build", "--out", "plan.json");
        assertEquals(2, written.code(), written.seen());
        assertSays("leave out --build or --out", written);
        Ran sent = stack("plan", "shop.yml", "--ship");
        assertEquals(2, sent.code(), sent.seen());
        assertSays("--ship sends images to another machine", sent);
    }
}
