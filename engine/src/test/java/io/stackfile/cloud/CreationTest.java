package io.stackfile.cloud;

import static io.stackfile.cloud.PublishedApi.cut;
import static io.stackfile.cloud.PublishedApi.file;
import static io.stackfile.cloud.PublishedApi.retryAfter;
import static io.stackfile.cloud.PublishedApi.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first question to a host that answers; each case is what was said, sent and remembered. */
class CreationTest {
    private static final Path EXPECTED = Path.of("src/test/resources/cloud");
    private static final Path KEY = EXPECTED.resolve("keys/id_ed25519.pub");
    private static final String TOKEN = "only-for-this-test";
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(60), Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(5));

    @TempDir
    Path folder;

    private PublishedApi api;
    private ServerSocket ssh;

    @BeforeEach
    void serve() throws IOException {
        ssh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        api = new PublishedApi()
                .on("GET /v2/droplets", file(200, "droplets-none.json"))
                .on("GET /v2/sizes", file(200, "sizes.json"), file(200, "sizes-last.json"))
                .on("POST /v2/account/keys", file(201, "ssh-key.json"))
                .on("POST /v2/droplets", file(202, "droplet-create.json"))
                .on("GET /v2/droplets/3164444/firewalls", file(200, "firewalls-none.json"))
                .on("POST /v2/firewalls", file(202, "firewall-create.json"))
                .on("GET /v2/actions/7515", file(200, "action.json"))
                .on("GET /v2/droplets/3164444", file(200, "droplet-new.json"), here("droplet.json"));
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        ssh.close();
    }

    /** Word for word, but that the machine is this one. */
    private static PublishedApi.Answer here(String name, String... replaced) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("192.241.165.154", "127.0.0.1"),
                        java.util.stream.Stream.of(replaced))
                .toArray(String[]::new);
        return file(200, name, all);
    }

    private static HostRequest web() {
        return web("fra1", "s-2vcpu-4gb");
    }

    private static HostRequest web(String region, String size, String... sshFrom) {
        return new HostRequest(
                new HostName("web"),
                region,
                size,
                "ubuntu-24-04-x64",
                PublicKey.read(KEY, "~/.ssh/id_ed25519.pub"),
                List.of("shop"),
                new SshSources(List.of(sshFrom)));
    }

    private RecordedHosts hosts() {
        return RecordedHosts.of(Map.of("XDG_CONFIG_HOME", folder.toString()));
    }

    private String create(HostRequest request) {
        return create(request, SHORT);
    }

    /** All that is said, and then what is remembered. */
    private String create(HostRequest request, Patience patience) {
        StringBuilder said = new StringBuilder();
        try {
            Token token = Token.of(Map.of("DIGITALOCEAN_ACCESS_TOKEN", TOKEN));
            DigitalOcean digitalOcean = new DigitalOcean(
                    api.address(), token, patience, line -> said.append(line).append('\n'));
            Creation creation = new Creation(
                    digitalOcean,
                    hosts(),
                    new Readiness(patience, ssh.getLocalPort()),
                    line -> said.append(line).append('\n'));
            Proposal proposal = creation.propose(request);
            said.append(proposal).append(proposal.asks() ? "\n(asks)\n" : "\n");
            said.append(creation.carryOut(proposal).login()).append('\n');
        } catch (CloudException e) {
            said.append("stack: ").append(e.getMessage()).append('\n');
        }
        hosts().all()
                .forEach(host ->
                        said.append("--- recorded\n").append(host.json()).append('\n'));
        return said.toString();
    }

    private void golden(String name, String said) {
        UnaryOperator<String> anywhere = text -> text.replace(api.address().getAuthority(), "API");
        String sent = String.join("\n", name.equals("from-nothing") ? api.written() : api.lines());
        assertFalse((said + api.written()).contains(TOKEN));
        assertTrue(api.requests().stream()
                .allMatch(request -> request.authorization().equals("Bearer " + TOKEN)));
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), anywhere.apply(said + "--- sent\n" + sent + "\n"));
    }

    private long droplets() {
        return api.lines().stream().filter("POST /v2/droplets"::equals).count();
    }

    @Test
    void makesAHostFromNothing() {
        golden("from-nothing", create(web()));
    }

    @Test
    void aKeyThatTheAccountHasIsNotSentAgain() {
        api.on("GET /v2/account/keys/" + web().key().fingerprint(), file(200, "ssh-key.json"));
        golden("key-known", create(web()));
    }

    @Test
    void portTwentyTwoMayBeOpenToSomeOnly() {
        create(web("fra1", "s-2vcpu-4gb", "198.51.100.0/24"));
        String firewall = api.requests().stream()
                .filter(request -> request.line().equals("POST /v2/firewalls"))
                .findFirst()
                .orElseThrow()
                .body();
        assertTrue(firewall.contains("\"22\",\"sources\":{\"addresses\":[\"198.51.100.0/24\"]}"), firewall);
    }

    @Test
    void aTokenThatIsNotAcceptedIsNamedByItsVariable() {
        api.on("GET /v2/droplets", file(401, "unauthorized.json"));
        golden("unauthorized", create(web()));
    }

    @Test
    void aTokenThatMayTooLittleIsToldWhatItNeeds() {
        api.on("GET /v2/sizes", text(403, "{\"id\":\"forbidden\",\"message\":\"You are not authorized\"}"));
        golden("forbidden", create(web()));
    }

    @Test
    void aTokenThatIsSaidBackIsNotShown() {
        api.on("GET /v2/droplets", text(400, "{\"message\":\"what is Bearer " + TOKEN + "\\u001b[31m?\"}"));
        golden("token-said-back", create(web()));
    }

    @Test
    void whatIsRefusedIsToldInTheProvidersWordsAndNothingIsRecorded() {
        api.on("POST /v2/droplets", file(422, "unprocessable_entity.json"));
        golden("refused", create(web()));
    }

    @Test
    void waitsAsLongAsItIsToldAndAsksAgain() {
        api.on("POST /v2/droplets", retryAfter("1"), file(202, "droplet-create.json"));
        golden("too-many", create(web()));
    }

    @Test
    void doesNotWaitForAnHour() {
        api.on("POST /v2/droplets", retryAfter("3600"));
        golden("too-many-for-long", create(web()));
    }

    @Test
    void withoutAWordOfWhenItTriesAgainAndThenGivesUp() {
        api.on("GET /v2/sizes", file(429, "too_many_requests.json"));
        golden("too-many-again-and-again", create(web()));
    }

    @Test
    void troubleOfTheProvidersOwnIsSatOutWhereAskingChangesNothing() {
        api.on("GET /v2/sizes", file(500, "server_error.json"), file(200, "sizes-last.json"));
        assertTrue(create(web()).contains("deploy@127.0.0.1\n"));
    }

    @Test
    void troubleWhileADropletIsMadeIsNoReasonToMakeAnother() {
        api.on("POST /v2/droplets", file(500, "server_error.json"));
        golden("trouble", create(web()));
        assertEquals(1, droplets());
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpAndTheNextRunFindsWhatItMade() {
        Patience little = new Patience(
                Duration.ofSeconds(3), Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(5));
        api.on("POST /v2/droplets", api.silence());
        String first = create(web(), little);
        api.on("GET /v2/droplets", file(200, "droplets-one.json"));
        golden("no-answer", first + "--- again\n" + create(web()));
        assertEquals(1, droplets());
    }

    @Test
    void anAnswerThatStopsInTheMiddleIsGivenUp() {
        Patience little = new Patience(
                Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(5));
        api.on("GET /v2/droplets", api.stall());
        golden("stalled", create(web(), little));
    }

    @Test
    void aConnectionThatIsCutIsNoReasonToMakeAnother() {
        api.on("POST /v2/droplets", cut());
        golden("cut", create(web()));
        assertEquals(1, droplets());
    }

    @Test
    void aRunThatIsInterruptedWhileItWaitsIsContinuedWithTheSameDroplet() throws InterruptedException {
        api.on("GET /v2/droplets/3164444", api.silence());
        StringBuilder first = new StringBuilder();
        Thread run = new Thread(() -> first.append(create(web())));
        run.start();
        api.awaitRequest("GET /v2/droplets/3164444");
        run.interrupt();
        run.join();
        api.on("GET /v2/droplets/3164444", here("droplet.json"));
        golden("interrupted", first + "--- again\n" + create(web()));
        assertEquals(1, droplets());
    }

    @Test
    void aFirewallThatCouldNotBeMadeIsMadeByTheNextRunAsItWasAskedForAtFirst() {
        api.on("POST /v2/firewalls", file(422, "unprocessable_entity.json"));
        HostRequest narrow = web("fra1", "s-2vcpu-4gb", "198.51.100.7");
        String first = create(narrow);
        api.on("POST /v2/firewalls", file(202, "firewall-create.json"));
        golden("firewall-late", first + "--- again\n" + create(web()));
    }

    @Test
    void aFirewallThatIsThereIsNotMadeAgain() {
        api.on("GET /v2/droplets/3164444/firewalls", file(200, "firewalls.json", "\"firewall\"", "\"stack-web\""));
        assertTrue(create(web()).contains("\"firewall\":\"fb6045f1-cf1d-4ca3-bfac-18832663025b\""));
        assertFalse(api.lines().contains("POST /v2/firewalls"));
    }

    @Test
    void ofTwoDropletsWithTheTagNoneIsGuessed() {
        api.on("GET /v2/droplets", file(200, "droplets-tagged.json"));
        golden("two-tagged", create(web()));
    }

    @Test
    void aDropletThatCannotBeMadeIsToldWithTheWayToBeRidOfIt() {
        api.on("GET /v2/droplets/3164444", file(200, "droplet-new.json"));
        api.on("GET /v2/actions/7515", file(200, "action.json", "in-progress", "errored"));
        golden("errored", create(web()));
    }

    @Test
    void aDropletThatTakesForeverIsWaitedForOnlySoLong() {
        Patience little =
                new Patience(Duration.ofSeconds(60), Duration.ofMillis(10), Duration.ZERO, Duration.ofSeconds(5));
        api.on("GET /v2/droplets/3164444", file(200, "droplet-new.json"));
        assertTrue(create(web(), little)
                .contains("stack: droplet 3164444 is not active (it is 'new') after 0 s\n"
                        + "Droplet 3164444 is recorded, and costs. 'stack host create web' goes on with it"));
    }

    @Test
    void aRecordedDropletThatIsGoneIsNotMadeAgainUnasked() {
        create(web());
        api.on("GET /v2/droplets/3164444", file(404, "not_found.json"));
        golden("gone", create(web()));
        assertEquals(1, droplets());
    }

    @Test
    void aSizeThatIsNotThereIsAnsweredWithThoseThatAre() {
        golden("no-such-size", create(web("fra1", "s-2cpu-4gb")));
    }

    @Test
    void aRegionThatIsNotThereIsAnsweredWithThoseThatAre() {
        golden("no-such-region", create(web("fra9", "s-2vcpu-4gb")));
    }

    @Test
    void whatSpeaksAnotherLanguageIsNotDigitalOcean() {
        api.on("GET /v2/droplets", text(200, "<html>welcome</html>"));
        golden("another-language", create(web()));
    }

    @Test
    void whereNothingCanBeRecordedNothingIsMade() throws IOException {
        Files.createSymbolicLink(folder.resolve("stack"), folder.resolve("nowhere"));
        assertTrue(create(web())
                .contains("stack: " + folder.resolve("stack/hosts") + ", where hosts are recorded, cannot be"));
        assertEquals(0, droplets());
    }

    @Test
    void whatAMachineIsToldToDoWithItself() {
        Golden.assertSame(EXPECTED.resolve("cloud-init.yml"), CloudInit.text(web().key()));
    }
}
