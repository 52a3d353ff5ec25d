package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of service people come with: each becomes healthy, is written to by a client of its own, and has it after down and up. */
class ServicesIT {
    private static final String PASSWORD = "it's open, sesame";

    @TempDir
    Path beside;

    private Path folder = Ran.ROOT;
    private final List<String> files = new ArrayList<>();

    @AfterEach
    void leaveNothing() {
        stack("down", "--volumes", "--yes");
    }

    @Test
    void mysqlKeepsItsRows() {
        example("mysql");
        upUntilHealthy("mysql");
        String[] client = {"exec", "-e", "MYSQL_PWD=" + PASSWORD, "mysql", "mysql", "-h", "127.0.0.1", "-N", "lab", "-e"
        };
        done(client, "CREATE TABLE notes (text VARCHAR(9)); INSERT INTO notes VALUES ('hello')");
        assertNotEquals(
                0,
                stack("exec", "-e", "MYSQL_PWD=wrong", "mysql", "mysql", "-h", "127.0.0.1", "lab")
                        .code());

        downAndUp("mysql");

        assertEquals("hello\n", done(client, "SELECT text FROM notes"));
    }

    @Test
    void postgresKeepsItsRows() {
        example("postgres");
        upUntilHealthy("postgres");
        String[] client = {
            "exec", "-e", "PGPASSWORD=" + PASSWORD, "postgres", "psql", "-h", "postgres", "-U", "postgres", "-Atc"
        };
        done(client, "CREATE TABLE notes (text text); INSERT INTO notes VALUES ('hello')");
        assertNotEquals(
                0,
                stack("exec", "-e", "PGPASSWORD=wrong", "postgres", "psql", "-h", "postgres", "-U", "postgres")
                        .code());

        downAndUp("postgres");

        assertEquals("hello\n", done(client, "SELECT text FROM notes"));
    }

    @Test
    void mongodbKeepsItsDocuments() throws IOException {
        example("mongodb");
        with("client: {image: 'quay.io/jupyter/minimal-notebook:latest', target_num_containers: 0}");
        upUntilHealthy("mongodb");
        String[] client = {"run", "client", "--", "python3", "-c"};
        String notes = "import pymongo; notes = pymongo.MongoClient('mongodb').lab.notes; ";
        done(client, notes + "notes.insert_one({'text': 'hello'})");

        downAndUp("mongodb");

        assertEquals("hello\n", done(client, notes + "print(notes.find_one()['text'])"));
    }

    @Test
    void redmineKeepsItsProjects() throws Exception {
        example("redmine");
        with("redmine: {ports: ['13000:3000']}");
        upUntilHealthy("redmine");
        Redmine redmine = new Redmine("http://" + Lab.address() + ":13000");
        redmine.logInForTheFirstTime("admin", "admin", PASSWORD);
        redmine.createProject("Old Faithful");

        downAndUp("redmine");

        assertTrue(Lab.get(13000, "/projects/old-faithful").contains("Old Faithful"));
    }

    @Test
    void zookeeperKeepsItsTree() {
        example("zookeeper");
        upUntilHealthy("zookeeper");
        done(new String[] {"exec", "zookeeper", "zkCli.sh", "create", "/notes"}, "hello");

        downAndUp("zookeeper");

        String told = done(new String[] {"exec", "zookeeper", "zkCli.sh", "get"}, "/notes");
        assertTrue(told.contains("\nhello\n"), told);
    }

    @Test
    void kafkaKeepsItsMessages() {
        example("kafka");
        upUntilHealthy("kafka");
        String server = "--bootstrap-server";
        Ran sent = Ran.reading(
                "hello\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                folder,
                shell(),
                arguments(
                        "exec",
                        "kafka",
                        "/opt/kafka/bin/kafka-console-producer.sh",
                        server,
                        "kafka:19092",
                        "--topic",
                        "notes"));
        assertEquals(0, sent.code(), sent.seen());

        downAndUp("kafka");

        String[] client = {"exec", "kafka", "/opt/kafka/bin/kafka-console-consumer.sh", server, "localhost:9092"};
        String[] first = {"--topic", "notes", "--from-beginning", "--timeout-ms", "30000", "--max-messages", "1"};
        assertEquals("hello\n", done(both(client, first)));
    }

    @Test
    void aShinyAppKeepsItsBookmarks() throws Exception {
        example("r");
        with("shiny: {ports: ['13838:3838']}");
        upUntilHealthy("shiny");
        ShinyApp app = ShinyApp.at(Lab.address() + ":13838");
        app.set("bins:shiny.number", "12");
        app.hear("272 waiting times in 12 bins");
        app.set("._bookmark_:shiny.action", "1");
        String address = app.hear("\\?_state_id_=[0-9a-f]+");
        app.leave();

        downAndUp("shiny");

        String page = Lab.get(13838, "/" + address);
        assertTrue(page.contains("data-from=\"12\""), page);
    }

    private void example(String name) {
        folder = Ran.ROOT.resolve("examples").resolve(name);
        files.addAll(List.of("-f", "stack.yml"));
    }

    /** The client that speaks from inside, or the port it speaks to from outside. */
    private void with(String more) throws IOException {
        files.addAll(List.of(
                "-f", Files.writeString(beside.resolve("more.yml"), more + "\n").toString()));
    }

    private void upUntilHealthy(String service) {
        Ran up = stack("up");
        assertEquals(0, up.code(), up.seen());
        assertTrue(!up.seen().contains(PASSWORD), up.seen());
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!status(service).contains("(healthy)")) {
            if (status(service).contains("Exited") || System.nanoTime() > end) {
                fail(service + " does not become healthy: " + stack("ps").seen()
                        + stack("logs").seen());
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private String status(String service) {
        return stack("ps")
                .out()
                .lines()
                .filter(line -> line.contains("-" + service + "-1 "))
                .collect(Collectors.joining());
    }

    private void downAndUp(String service) {
        Ran down = stack("down");
        assertTrue(down.err().contains("kept"), down.seen());
        upUntilHealthy(service);
    }

    private String done(String[] command, String... more) {
        Ran ran = stack(both(command, more));
        assertEquals(0, ran.code(), ran.seen());
        return ran.out();
    }

    private Ran stack(String... command) {
        return Ran.with(folder, shell(), arguments(command));
    }

    /** The files stand behind the command's name. */
    private String[] arguments(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(1, files);
        return all.toArray(String[]::new);
    }

    private static Map<String, String> shell() {
        Map<String, String> shell = Lab.environment();
        shell.put("DB_PASSWORD", PASSWORD);
        return shell;
    }

    private static String[] both(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
